import type { Activation } from '../activation.ts';
import { compensationEventSubProcess } from '../definition/compensable-elements.ts';
import { isActivity, type ElementDefinition } from '../definition/element-definition.ts';
import type { CompensationEventDefinition } from '../definition/event-definition.ts';
import type { CompensationState, CompletedActivity, ElementInstance } from '../state.ts';
import { takeCompleted } from './completed-activities.ts';
import { goOn } from './go-on.ts';
import { openCompensation } from './open-compensation.ts';
import { enter, leave, terminateChildren } from './scopes.ts';
import { leaveCancelled } from './transactions.ts';

/**
 * Throws compensation: what has completed in the thrower's scope is undone, the last first (BPMN 2.0, 13.5.5). From an
 * event sub-process that is also what has completed in the scope that it belongs to. A thrower that waits keeps what is to
 * be undone: `undoNextScope` begins with it.
 */
export function throwCompensation(activation: Activation, thrower: ElementInstance, event: CompensationEventDefinition): void {
  const { activityRef, waitForCompletion } = event;
  const targets = scopesOf(activation, thrower).map((scope) => (activityRef === undefined ? { scope } : { scope, activityRef }));
  if (waitForCompletion) {
    activation.update(thrower.key, { undoing: [...(activation.instance(thrower.key).undoing ?? []), ...targets] });
    return;
  }
  for (const target of targets) {
    openCompensation(activation, target.scope, thrower.elementId, { left: takeCompleted(activation, target) });
  }
}

/** Begins with the next scope in which a waiting thrower has something to undo; false when there is none. */
export function undoNextScope(activation: Activation, thrower: string): boolean {
  const { undoing = [], elementId } = activation.instance(thrower);
  for (const [index, target] of undoing.entries()) {
    const left = activation.find(target.scope) ? takeCompleted(activation, target) : [];
    if (left.length > 0) {
      activation.update(thrower, { undoing: undoing.slice(index + 1) });
      openCompensation(activation, target.scope, elementId, { left, thrower });
      return true;
    }
  }
  return false;
}

/** One activity has been undone: the next one is, or the compensation is over. */
export function undoNext(activation: Activation, instance: ElementInstance): void {
  const { compensation, children } = instance;
  if (!compensation || children > 0) {
    return;
  }
  const next = compensation.left.at(-1);
  if (next) {
    activation.update(instance.key, { compensation: { ...compensation, left: compensation.left.slice(0, -1) } });
    undo(activation, instance, next);
  } else {
    leave(activation, instance, 'completed');
    goOnAfter(activation, instance, compensation);
  }
}

/**
 * By the event on its boundary, which begins the handler; a sub-process by its own event sub-process, and without either
 * by undoing what has completed inside.
 */
function undo(
  activation: Activation,
  { key }: ElementInstance,
  { elementId, handler, inside = [], variables = {}, number }: CompletedActivity,
): void {
  if (handler !== undefined) {
    enter(activation, compensationEventOn(activation, elementId), key);
    return;
  }
  const own = compensationEventSubProcess(activation.definition, elementId);
  if (own && !isGroup(inside, elementId)) {
    const restored = openCompensation(activation, key, elementId, { left: [] }, { variables, completed: inside });
    enter(activation, own.id, restored.key, { occurrence: { elementId: own.startEvent, variables: {} } });
  } else {
    openCompensation(activation, key, elementId, { left: inside, ...(number === undefined ? {} : { number }) }, { variables });
  }
}

function compensationEventOn(activation: Activation, elementId: string): string {
  const element = activation.element(elementId);
  const event = isActivity(element) ? element.boundaryEvents.find((id) => isCompensationEvent(activation.element(id))) : undefined;
  if (event === undefined) {
    throw new Error(`Nothing on the boundary of ${elementId} begins its handler`);
  }
  return event;
}

function isCompensationEvent(element: ElementDefinition): boolean {
  return element.type === 'boundaryEvent' && element.event.kind === 'compensation';
}

/** The instances of a multi-instance or looping sub-process, which are undone one by one. */
function isGroup(inside: readonly CompletedActivity[], elementId: string): boolean {
  return inside.some((activity) => activity.elementId === elementId);
}

/** Ends a compensation with what is left of it: what waits for it goes on as if all had been undone. */
export function abandonCompensation(activation: Activation, { key, compensation }: ElementInstance): void {
  terminateChildren(activation, key);
  if (compensation) {
    const instance = activation.update(key, { compensation: { ...compensation, left: [] } });
    leave(activation, instance, 'terminated');
    goOnAfter(activation, instance, compensation);
  }
}

/** The throw event that has waited goes on, or a cancelled transaction is left. */
function goOnAfter(activation: Activation, { parent }: ElementInstance, { thrower, cancels }: CompensationState): void {
  if (thrower !== undefined && activation.find(thrower)) {
    activation.attempt(thrower, () => {
      resumeThrower(activation, thrower);
    });
  }
  if (cancels && parent !== null) {
    leaveCancelled(activation, activation.instance(parent));
  }
}

function resumeThrower(activation: Activation, key: string): void {
  const instance = activation.instance(key);
  const element = activation.elementOf(instance);
  if (element.type !== 'intermediateThrowEvent' && element.type !== 'endEvent') {
    throw new Error(`${element.id} can't have thrown a compensation`);
  }
  if (!undoNextScope(activation, key)) {
    goOn(activation, instance, element);
  }
}

/** The thrower's scope, and as long as that is an event sub-process, the one around it (BPMN 2.0, 10.5.5). */
function scopesOf(activation: Activation, thrower: ElementInstance): readonly string[] {
  const scopes: string[] = [];
  for (let key = thrower.parent; key !== null;) {
    scopes.push(key);
    const instance = activation.instance(key);
    const element = activation.definition.elements[instance.elementId];
    const isEventSubProcess = instance.role === 'element' && element?.type === 'subProcess' && element.triggeredByEvent;
    key = isEventSubProcess ? instance.parent : null;
  }
  return scopes;
}
