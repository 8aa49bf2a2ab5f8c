import type { InstanceState, LogEntry } from '../../../engine/index.ts';
import { apply, movesOf, silentMoves, type Instance, type Model, type VisibleMove } from '../../../reference/index.ts';
import { distinct, isUnnamed, named, type Candidate } from './candidate.ts';
import { Abandoned } from './disagreement.ts';

/** More ways than this and following them all would take too long. */
const MOST_CANDIDATES = 400;

/** All ways in which what is invisible may have gone on so far. */
export function withSilentMoves(model: Model, candidates: readonly Candidate[]): readonly Candidate[] {
  // What is told twice would hide as many new ones below.
  let all = distinct(candidates);
  let newest = all;
  while (newest.length > 0) {
    const next = newest.flatMap(({ state, names }) =>
      [...silentMoves(model, state)].map((move): Candidate => ({ state: apply(model, state, move), names })),
    );
    const grown = next.length === 0 ? all : distinct([...all, ...next]);
    newest = grown.slice(all.length);
    all = grown;
    if (all.length > MOST_CANDIDATES) throw new Abandoned('too many orders to follow');
  }
  return all;
}

/** The candidates after an entry of the engine's log: those whose reference allows it at this point. */
export function explain(model: Model, candidates: readonly Candidate[], entry: LogEntry, after: InstanceState): readonly Candidate[] {
  if (isBookkeeping(entry)) return candidates;
  return distinct(withSilentMoves(model, candidates).flatMap((candidate) => step(model, candidate, entry, after)));
}

function isBookkeeping(entry: LogEntry): boolean {
  return entry.type === 'variables' || entry.type === 'decision' || (entry.type === 'incident' && entry.event === 'resolved');
}

function step(model: Model, candidate: Candidate, entry: LogEntry, after: InstanceState): readonly Candidate[] {
  switch (entry.type) {
    case 'element':
      return take(model, candidate, {
        key: entry.key,
        instances: instancesOf(candidate, entry),
        is: (move) => move.type === MOVES[entry.event],
      });
    case 'flowTaken': {
      const scope = candidate.names[entry.scope];
      const token = candidate.state.tokens.find((other) => other.flow === entry.flowId && other.scope === scope && !other.isTaken);
      return token ? [{ ...candidate, state: apply(model, candidate.state, { type: 'take', token }) }] : [];
    }
    case 'incident': {
      // An incident that is over again doesn't say whose it was.
      const key = after.incidents[entry.key]?.elementInstance;
      const known = key === undefined ? allOf(candidate, entry.elementId) : bound(candidate, key);
      const instances = known.length > 0 ? known : unnamed(candidate, entry.elementId);
      return take(model, candidate, { key, instances, is: (move) => move.type === 'raise' && move.kind === entry.kind });
    }
    default:
      return [candidate];
  }
}

const MOVES = { activated: 'activate', completed: 'complete', terminated: 'terminate' } as const;

type ElementEntry = Extract<LogEntry, { type: 'element' }>;

/** The instance that an entry speaks of, or those that it may introduce. */
function instancesOf(candidate: Candidate, { event, key, elementId, role, parent, loopIndex }: ElementEntry): readonly Instance[] {
  const known = bound(candidate, key);
  if (known.length > 0 || event === 'completed') return known;
  const scope = parent === null ? null : candidate.names[parent];
  return unnamed(candidate, elementId).filter(
    (instance) => instance.role === role && instance.parent === scope && instance.loopIndex === (loopIndex ?? null),
  );
}

function bound({ state, names }: Candidate, key: string): readonly Instance[] {
  const instance = state.instances[names[key] ?? ''];
  return instance ? [instance] : [];
}

function unnamed(candidate: Candidate, elementId: string): readonly Instance[] {
  return allOf(candidate, elementId).filter(({ id }) => isUnnamed(candidate, id));
}

function allOf({ state }: Candidate, elementId: string): readonly Instance[] {
  return Object.values(state.instances).filter((instance) => instance.elementId === elementId);
}

interface Wanted {
  /** The engine's key, if the entry tells it. */
  readonly key: string | undefined;
  readonly instances: readonly Instance[];
  readonly is: (move: VisibleMove) => boolean;
}

/** Instances that the engine hasn't told apart yet are alike: the first one that can do it stands for all. */
function take(model: Model, candidate: Candidate, { key, instances, is }: Wanted): readonly Candidate[] {
  for (const instance of instances) {
    const move = movesOf(model, candidate.state, instance).find(is);
    if (move) {
      const next = { ...candidate, state: apply(model, candidate.state, move) };
      return [key === undefined ? next : named(next, key, instance.id)];
    }
  }
  return [];
}
