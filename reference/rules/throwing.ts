import type { CatchableCodes } from '../../contract/catchable-codes.ts';
import type { JsonObject } from '../../contract/json.ts';
import { textOf } from '../expressions.ts';
import { boundaryEventsOf, eventOf, type Model } from '../model.ts';
import { instanceOf, rootOf, type ReferenceState } from '../state.ts';
import { eventSubProcessStarts } from './listening.ts';
import { occurInScope, occurOnBoundary } from './occurrences.ts';
import { endContents } from './tokens.ts';

type Kind = 'error' | 'escalation';

export interface Thrown {
  readonly kind: Kind;
  readonly code: string;
  readonly variables: JsonObject;
}

/**
 * BPMN 2.0, 10.5.7: errors and escalations are propagated "to the innermost enclosing scope instance" with a catch for
 * them, and from there outwards, finally to the calling process. Undefined when nobody catches it.
 */
export function throwTo(model: Model, state: ReferenceState, from: string, thrown: Thrown): ReferenceState | undefined {
  const found = nearestCatch(model, state, from, thrown.kind, thrown.code);
  if (found) return trigger(model, state, found, thrown);
  const codes = thrown.kind === 'error' ? state.catchable.errors : state.catchable.escalations;
  if (!codes.some((code) => code === null || code === thrown.code)) return undefined;
  const sent = { ...state, sent: [...state.sent, `${thrown.kind} ${thrown.code}`] };
  return thrown.kind === 'error' ? endContents({ ...sent, isCancelled: true }, rootOf(state).id) : sent;
}

/** Whether throwing from an instance would reach anybody. */
export function isCaught(model: Model, state: ReferenceState, from: string, kind: Kind, code: string): boolean {
  const codes = kind === 'error' ? state.catchable.errors : state.catchable.escalations;
  return nearestCatch(model, state, from, kind, code) !== undefined || codes.some((caught) => caught === null || caught === code);
}

/** All codes that are caught around an instance, for the process that it calls. */
export function catchableAround(model: Model, state: ReferenceState, from: string): CatchableCodes {
  const codes = (kind: Kind): readonly (string | null)[] =>
    placesAround(model, state, from).flatMap((place) => catchesAt(model, state, place, kind).map(({ code }) => code));
  return {
    errors: [...state.catchable.errors, ...codes('error')],
    escalations: [...state.catchable.escalations, ...codes('escalation')],
  };
}

interface Catch {
  readonly host: string;
  readonly event: string;
  /** Null: catches everything. */
  readonly code: string | null;
  readonly isInside: boolean;
}

/** A place where something can be caught: inside a scope (its event sub-processes), or on the boundary of an activity. */
interface Place {
  readonly host: string;
  readonly isInside: boolean;
  readonly events: readonly string[];
}

/** Of equally near catches the one that names the code goes first (table 10.88: a catch without code takes any). */
function nearestCatch(model: Model, state: ReferenceState, from: string, kind: Kind, code: string): Catch | undefined {
  for (const place of placesAround(model, state, from)) {
    const catches = catchesAt(model, state, place, kind);
    const found = catches.find((candidate) => candidate.code === code) ?? catches.find((candidate) => candidate.code === null);
    if (found) return found;
  }
  return undefined;
}

function catchesAt(model: Model, state: ReferenceState, { host, isInside, events }: Place, kind: Kind): readonly Catch[] {
  return events.flatMap((id) => {
    const event = eventOf(model, id);
    if (event.kind !== kind) return [];
    const expression = event.kind === 'error' ? event.errorCode : event.escalationCode;
    return [{ host, event: id, isInside, code: expression === undefined ? null : textOf(state, host, expression) }];
  });
}

/** From the inside out: the boundary of the thrower, then for each scope around it its event sub-processes and its boundary. */
function placesAround(model: Model, state: ReferenceState, from: string): readonly Place[] {
  const { elementId, role, parent, loopIndex } = instanceOf(state, from);
  // A repetition has no boundary of its own: the events are on the activity as a whole (13.3.7).
  const isWhole = (role === 'element' || role === 'multiInstanceBody') && loopIndex === null;
  const onBoundary = { host: from, isInside: false, events: isWhole ? boundaryEventsOf(model, elementId) : [] };
  return parent === null ? [onBoundary] : [onBoundary, insideOf(model, state, parent), ...placesAround(model, state, parent)];
}

/** After an interruption none of a scope's event sub-processes can start, so what the interrupting one throws goes further out. */
function insideOf(model: Model, state: ReferenceState, scope: string): Place {
  const { elementId, role, isInterrupted } = instanceOf(state, scope);
  const canStart = (role === 'process' || role === 'element') && !isInterrupted;
  return { host: scope, isInside: true, events: canStart ? eventSubProcessStarts(model, elementId) : [] };
}

function trigger(model: Model, state: ReferenceState, { host, event, isInside }: Catch, { variables }: Thrown): ReferenceState {
  return isInside ? occurInScope(model, state, host, event, variables) : occurOnBoundary(model, state, host, event, variables);
}
