import { boundaryEventsOf, elementOf, eventOf, type Model } from '../model.ts';
import {
  add,
  change,
  childrenOf,
  instanceOf,
  remove,
  type CompensationTarget,
  type Completion,
  type Instance,
  type ReferenceState,
} from '../state.ts';
import { eventSubProcessStarts } from './listening.ts';
import { enter } from './tokens.ts';

/**
 * BPMN 2.0, 13.5.5: compensation is "only possible for Activities that have completed". What a completed activity could undo is kept by
 * the scope around it, with a snapshot of its data. What a handler has done isn't compensated in its turn.
 */
export function remember(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { elementId, parent, completions, variables } = instanceOf(state, id);
  const event = catchOf(model, instanceOf(state, id));
  if (parent === null || elementOf(model, elementId).forCompensation === true) return state;
  if (event === null && completions.length === 0) return state;
  const completion: Completion = { elementId, number: state.nextId, event, inner: completions, variables };
  const counted = { ...state, nextId: state.nextId + 1 };
  return change(counted, parent, { completions: [...instanceOf(state, parent).completions, completion] });
}

export interface ThrownCompensation {
  readonly activityRef?: string;
  readonly waitForCompletion: boolean;
}

/** 10.5.5: "broadcast to all completed Activities in the current Sub-Process", or the one that the event names. */
export function throwCompensation(model: Model, state: ReferenceState, id: string, event: ThrownCompensation): ReferenceState {
  const { elementId, toCompensate } = instanceOf(state, id);
  const targets = scopesOf(model, state, id).map((scope) => ({ scope, activity: event.activityRef ?? null }));
  return event.waitForCompletion
    ? compensateNext(change(state, id, { toCompensate: [...toCompensate, ...targets] }), id)
    : targets.reduce((thrown, target) => compensate(thrown, target, elementId), state);
}

/** Begins a compensation: nothing that it concerns can be compensated by another one. */
export function compensate(state: ReferenceState, target: CompensationTarget, elementId: string, waiter?: string): ReferenceState {
  const { completions } = instanceOf(state, target.scope);
  const left = completions.filter((completion) => isMeant(target, completion));
  const taken = change(state, target.scope, { completions: completions.filter((completion) => !isMeant(target, completion)) });
  const compensation = { left, restores: null, waiter: waiter ?? null };
  return add(taken, { elementId, role: 'compensation', parent: target.scope, compensation });
}

/** Whether an event waits for the end of a compensation. */
export function isCompensating(state: ReferenceState, id: string): boolean {
  return Object.values(state.instances).some(({ compensation }) => compensation?.waiter === id);
}

/** What a cancelled transaction had to end goes first (10.3.5). */
export function canBeginCompensation(state: ReferenceState, { id, parent }: Instance): boolean {
  return parent === null || !instanceOf(state, parent).isCancelling || childrenOf(state, parent).every((child) => child.id === id);
}

/** Handlers run one after the other, "in reverse order of completion". */
export function canStartHandler(state: ReferenceState, { id, phase, compensation }: Instance): boolean {
  return phase === 'active' && compensation !== null && compensation.left.length > 0 && childrenOf(state, id).length === 0;
}

/** The event on the boundary begins its handler; without one the activity's context is restored, and compensated from inside. */
export function startHandler(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { compensation } = instanceOf(state, id);
  const last = compensation?.left.at(-1);
  if (!compensation || !last) throw new Error(`${id} has nothing to compensate`);
  const begun = change(state, id, { compensation: { ...compensation, left: compensation.left.slice(0, -1) } });
  const isOnBoundary = last.event !== null && elementOf(model, last.event).type === 'boundaryEvent';
  return isOnBoundary ? enter(model, begun, last.event, id) : restore(model, begun, id, last);
}

/** Nothing is left: the event that has waited goes on with the next scope, or is done. */
export function completeCompensation(state: ReferenceState, id: string): ReferenceState {
  const waiter = instanceOf(state, id).compensation?.waiter;
  const gone = remove(state, id);
  return waiter != null && gone.instances[waiter] ? compensateNext(gone, waiter) : gone;
}

/**
 * 13.5.5: a compensation event sub-process runs "with a snapshot of the data … when the Sub-Process completed"; it decides alone what of
 * the activities inside is compensated. Without one "the default" is to compensate them all.
 */
function restore(model: Model, state: ReferenceState, parent: string, completion: Completion): ReferenceState {
  const { elementId, event, inner, variables } = completion;
  const left = event === null ? inner : [];
  const compensation = { left, restores: completion, waiter: null };
  const id = String(state.nextId);
  const completions = event === null ? [] : inner;
  const restored = add(state, { elementId, role: 'compensation', parent, variables, completions, compensation });
  return event === null ? restored : enter(model, restored, elementOf(model, event).scope, id, { occurred: { event, variables: {} } });
}

/** A thrower that waits has its scopes compensated one after the other, as far as there is anything to compensate. */
function compensateNext(state: ReferenceState, thrower: string): ReferenceState {
  const { elementId, toCompensate } = instanceOf(state, thrower);
  const [target, ...others] = toCompensate;
  if (target === undefined || isCompensating(state, thrower)) return state;
  const next = change(state, thrower, { toCompensate: others });
  const isAny = instanceOf(state, target.scope).completions.some((completion) => isMeant(target, completion));
  return isAny ? compensate(next, target, elementId, thrower) : compensateNext(next, thrower);
}

function isMeant({ activity }: CompensationTarget, { elementId }: Completion): boolean {
  return activity === null || activity === elementId;
}

/** 10.7: by a boundary event of the activity as a whole, or by an event sub-process in each instance of it. */
function catchOf(model: Model, { elementId, role, loopIndex }: Instance): string | null {
  const isCompensation = (event: string): boolean => eventOf(model, event).kind === 'compensation';
  const onBoundary = loopIndex === null ? boundaryEventsOf(model, elementId).find(isCompensation) : undefined;
  const isScope = role === 'element' && model.scopes[elementId] !== undefined;
  return onBoundary ?? (isScope ? eventSubProcessStarts(model, elementId).find(isCompensation) : undefined) ?? null;
}

/** The scope around the thrower; from an event sub-process an activity around that is visible too (13.5.5). */
function scopesOf(model: Model, state: ReferenceState, id: string): readonly string[] {
  const { parent } = instanceOf(state, id);
  if (parent === null) return [];
  const { role, elementId } = instanceOf(state, parent);
  const element = role === 'element' ? elementOf(model, elementId) : undefined;
  const isEventSubProcess = element?.type === 'subProcess' && element.triggeredByEvent;
  return [parent, ...(isEventSubProcess ? scopesOf(model, state, parent) : [])];
}
