import type { CatchableCodes } from '../contract/catchable-codes.ts';
import type { JsonObject } from '../contract/json.ts';
import { write } from './expressions.ts';
import { elementOf, type Model } from './model.ts';
import { add, change, instanceOf, rootOf, type ReferenceState } from './state.ts';
import { canChoose, choose } from './rules/ad-hoc.ts';
import { writeResult } from './rules/conditional.ts';
import { occur } from './rules/occurrences.ts';
import { deliver } from './rules/signals.ts';
import { throwTo, type Thrown } from './rules/throwing.ts';
import { endContents, finish } from './rules/tokens.ts';

/** What happens to a process instance from outside: moves that its surroundings make. */
export type Happening =
  | { readonly type: 'start'; readonly variables: JsonObject; readonly startEvent?: string; readonly catchable?: CatchableCodes }
  /** A user task, job or called process is done. */
  | { readonly type: 'complete'; readonly instance: string; readonly variables: JsonObject }
  /** A timer, message or condition that an instance listens for. */
  | { readonly type: 'occur'; readonly instance: string; readonly event: string; readonly variables: JsonObject }
  | { readonly type: 'signal'; readonly name: string; readonly variables: JsonObject }
  /** A user task, job or called process throws an error or escalation. */
  | { readonly type: 'throw'; readonly instance: string; readonly thrown: Thrown }
  /** People choose activities of an ad-hoc sub-process. */
  | { readonly type: 'choose'; readonly instance: string; readonly activities: readonly string[]; readonly variables: JsonObject }
  /** A job or called process has failed for good. */
  | { readonly type: 'fail'; readonly instance: string; readonly kind: string }
  | { readonly type: 'resolve'; readonly instance: string; readonly kind: string }
  | { readonly type: 'write'; readonly instance: string | null; readonly variables: JsonObject }
  | { readonly type: 'cancel' };

export function happen(model: Model, state: ReferenceState, happening: Happening): ReferenceState {
  switch (happening.type) {
    case 'start':
      return start(model, state, happening);
    case 'complete':
      return completeWork(model, state, happening.instance, happening.variables);
    case 'occur':
      return occur(model, state, happening.instance, happening.event, happening.variables);
    case 'signal': {
      const signal = { name: happening.name, variables: happening.variables, thrower: null, listeners: null };
      return deliver(model, { ...state, signals: [...state.signals, signal] }, signal);
    }
    case 'throw': {
      const { instance, thrown } = happening;
      const caught = throwTo(model, state, instance, thrown);
      // An escalation that nobody catches is no fault (BPMN 2.0, 10.5.7).
      return caught ?? (thrown.kind === 'error' ? change(state, instance, { fault: 'unhandledError' }) : state);
    }
    case 'choose': {
      const { instance, activities, variables } = happening;
      // What can't be chosen now isn't: nothing has happened.
      const isPossible = canChoose(model, state, instanceOf(state, instance), activities);
      return isPossible ? choose(model, state, instance, activities, variables) : state;
    }
    case 'fail':
      return change(state, happening.instance, { fault: happening.kind });
    case 'resolve':
      return resolve(state, happening.instance, happening.kind);
    case 'write':
      return writeIn(state, happening.instance ?? rootOf(state).id, happening.variables);
    case 'cancel':
      return endContents({ ...change(state, rootOf(state).id, { listening: [] }), isCancelled: true }, rootOf(state).id);
  }
}

/** BPMN 2.0, 13.2: the event that starts a process instance, if any, is the one that begins it. */
function start(model: Model, state: ReferenceState, { variables, startEvent, catchable }: Happening & { type: 'start' }): ReferenceState {
  const occurred = startEvent === undefined ? null : { event: startEvent, variables: {} };
  const begun = catchable === undefined ? state : { ...state, catchable };
  return add(begun, { elementId: model.processId, role: 'process', parent: null, variables, occurred });
}

function completeWork(model: Model, state: ReferenceState, id: string, variables: JsonObject): ReferenceState {
  const { elementId, listening, incidents } = instanceOf(state, id);
  const element = elementOf(model, elementId);
  const brings = element.type !== 'callActivity' || element.propagateAllChildVariables;
  const written = brings ? writeResult(state, id, variables) : state;
  const done = change(written, id, {
    listening: listening.filter(({ event }) => event !== elementId),
    // A job that succeeds after all has mended what failed.
    incidents: 'job' in element ? [] : incidents,
  });
  return finish(done, id);
}

/** Somebody has mended what was wrong: what failed is tried again. */
function resolve(state: ReferenceState, id: string, kind: string): ReferenceState {
  const { incidents } = instanceOf(state, id);
  const index = incidents.indexOf(kind);
  const resolved = change(state, id, { incidents: incidents.filter((_, other) => other !== index), isBlocked: false });
  return kind === 'calledProcess' ? change(resolved, id, { phase: 'entering', listening: [] }) : resolved;
}

/** A person sets variables where they say, whether or not they are new there. */
function writeIn(state: ReferenceState, id: string, variables: JsonObject): ReferenceState {
  const declared = change(state, id, { variables: { ...variables, ...instanceOf(state, id).variables } });
  return write(declared, id, variables);
}
