import type { CatchableCodes } from '../../../contract/catchable-codes.ts';
import type { Advanced, InstanceState, LogEntry, Trigger } from '../../../engine/index.ts';
import { catchableAround, enabled, happen, initialState, type Model, type Move } from '../../../reference/index.ts';
import { distinct, type Candidate } from './candidate.ts';
import { differencesAtRest } from './compare-rest.ts';
import { Abandoned, Disagreement } from './disagreement.ts';
import { explain, withSilentMoves } from './explain.ts';
import { happeningOf } from './happening-of.ts';

/**
 * Follows one process instance of the engine with the reference. The engine chooses the order, the reference says whether each
 * entry of the log was possible then, whether anything is left to do at rest, and what has to be waited for.
 */
export class Follower {
  readonly #model: Model;
  readonly #catchable: () => CatchableCodes;
  #candidates: readonly Candidate[] = [{ state: initialState(), names: {} }];

  /** `catchable`: what the caller of the instance catches when it begins. */
  constructor(model: Model, catchable: () => CatchableCodes) {
    this.#model = model;
    this.#catchable = catchable;
  }

  /** What catches around an element instance of the engine, for the process that it calls. */
  catchableAround(key: string): CatchableCodes {
    const [first] = this.#candidates;
    const id = first?.names[key];
    if (first === undefined || id === undefined) throw new Disagreement('not allowed', `${key} calls a process, but isn't there`);
    return catchableAround(this.#model, first.state, id);
  }

  /** Throws a `Disagreement` when the engine did what the reference doesn't allow. */
  follow(trigger: Trigger, before: InstanceState, { state, log, commands }: Advanced): void {
    if (log.some((entry) => entry.type === 'incident' && entry.kind === 'stepBudget')) throw new Abandoned('a loop without end');
    this.#candidates = this.#candidates.map((candidate) => this.#happened(candidate, trigger, before));
    for (const [index, entry] of log.entries()) this.#see(entry, state, () => log.slice(0, index));
    this.#rest(state, commands);
  }

  #happened(candidate: Candidate, trigger: Trigger, before: InstanceState): Candidate {
    const nameOf = (key: string): string => {
      const name = candidate.names[key];
      if (name === undefined) throw new Disagreement('not allowed', `${trigger.type} concerns ${key}, which isn't there`);
      return name;
    };
    const happening = happeningOf(trigger, { before, nameOf, catchable: this.#catchable });
    return happening ? { ...candidate, state: happen(this.#model, candidate.state, happening) } : candidate;
  }

  #see(entry: LogEntry, state: InstanceState, earlier: () => readonly LogEntry[]): void {
    const explained = explain(this.#model, this.#candidates, entry, state);
    if (explained.length === 0) {
      const possible = describeMoves(this.#model, this.#candidates);
      throw new Disagreement('not allowed', `${describe(entry)} after ${earlier().map(describe).join(', ')}; possible: ${possible}`);
    }
    this.#candidates = explained;
  }

  #rest(state: InstanceState, commands: Advanced['commands']): void {
    const all = withSilentMoves(this.#model, this.#candidates);
    const atRest = all.filter((candidate) => isAtRest(this.#model, candidate));
    if (atRest.length === 0) throw new Disagreement('stopped early', `still possible: ${describeMoves(this.#model, all)}`);
    const same = atRest.filter((candidate) => differencesAtRest(candidate, state, commands).length === 0);
    const [first] = atRest;
    if (same.length === 0 && first !== undefined) {
      throw new Disagreement('differs at rest', differencesAtRest(first, state, commands).join('; '));
    }
    // With their past gone, some are the same.
    this.#candidates = distinct(same.map((candidate) => withoutPast(candidate, state)));
  }
}

function isAtRest(model: Model, { state }: Candidate): boolean {
  for (const _move of enabled(model, state)) return false;
  return true;
}

/** What has been sent is compared, and instances that are gone need no name any more. */
function withoutPast({ state, names }: Candidate, engine: InstanceState): Candidate {
  return {
    state: { ...state, sent: [] },
    names: Object.fromEntries(Object.entries(names).filter(([key]) => Object.hasOwn(engine.elements, key))),
  };
}

function describe(entry: LogEntry): string {
  switch (entry.type) {
    case 'element':
      return `${entry.event} ${entry.elementId}${entry.role === 'multiInstanceBody' ? ' (body)' : ''} ${entry.key}`;
    case 'flowTaken':
      return `taken ${entry.flowId}`;
    case 'incident':
      return `${entry.event} ${entry.kind} of ${entry.elementId}`;
    default:
      return entry.type;
  }
}

function describeMoves(model: Model, candidates: readonly Candidate[]): string {
  const texts = candidates.flatMap(({ state }) =>
    [...enabled(model, state)].map((move) => describeMove(move, (id) => state.instances[id]?.elementId ?? id)),
  );
  return texts.length === 0 ? 'nothing' : [...new Set(texts)].join(', ');
}

function describeMove(move: Move, elementOf: (id: string) => string): string {
  switch (move.type) {
    case 'take':
      return `take ${move.token.flow}`;
    case 'deliver':
    case 'hear':
      return `${move.type} ${move.signal.name}`;
    case 'join':
      return `join ${move.gateway}`;
    default:
      return `${move.type} ${elementOf(move.instance)}`;
  }
}
