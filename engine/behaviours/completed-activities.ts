import type { Activation } from '../activation.ts';
import { compensableElements, compensationEventSubProcess } from '../definition/compensable-elements.ts';
import type { ActivityDefinition } from '../definition/element-definition.ts';
import type { CompletedActivity, ElementInstance, UndoTarget } from '../state.ts';

/**
 * Keeps that an activity has completed, in the scope around it, if it can be undone (BPMN 2.0, 13.5.5). A multi-instance
 * or looping activity with a handler is undone once, as a whole; without one, each instance by what it holds.
 */
export function rememberCompleted(activation: Activation, instance: ElementInstance, element: ActivityDefinition): void {
  if (instance.parent === null || element.forCompensation || !compensableElements(activation.definition).has(element.id)) {
    return;
  }
  const completed = completedActivity(activation, instance, element);
  if (completed) {
    const around = activation.instance(instance.parent);
    const number = (around.completions ?? 0) + 1;
    activation.update(around.key, { completed: [...(around.completed ?? []), { ...completed, number }], completions: number });
  }
}

/** Takes what a compensation is to undo out of its scope: nothing is undone twice. */
export function takeCompleted(activation: Activation, { scope, activityRef }: UndoTarget): readonly CompletedActivity[] {
  const { completed = [] } = activation.instance(scope);
  const isMeant = ({ elementId }: CompletedActivity): boolean => activityRef === undefined || elementId === activityRef;
  activation.update(scope, { completed: completed.filter((activity) => !isMeant(activity)) });
  return completed.filter(isMeant);
}

/**
 * A compensation that is interrupted has undone a part: the rest stays completed, and can still be undone (BPMN 2.0, 13.5.5).
 * What was undone by an event sub-process of its own doesn't come back: that has begun, and alone knows the rest.
 */
export function giveBack(activation: Activation, { compensation, parent, elementId, variables }: ElementInstance): void {
  const left = compensation?.left ?? [];
  if (left.length === 0 || parent === null) {
    return;
  }
  const around = activation.instance(parent);
  if (around.compensation && !around.completed) {
    const number = compensation?.number;
    const rest: CompletedActivity = { elementId, inside: left, variables, ...(number === undefined ? {} : { number }) };
    activation.update(parent, { compensation: { ...around.compensation, left: [...around.compensation.left, rest] } });
  } else {
    activation.update(parent, { completed: [...left, ...(around.completed ?? [])].toSorted(byNumber) });
  }
}

function byNumber({ number: one = 0 }: CompletedActivity, { number: other = 0 }: CompletedActivity): number {
  return one - other;
}

function completedActivity(
  { definition }: Activation,
  { role, loopIndex, completed: inside = [], variables }: ElementInstance,
  { id, compensationHandler }: ActivityDefinition,
): CompletedActivity | undefined {
  if (compensationHandler !== undefined) {
    return loopIndex === undefined ? { elementId: id, handler: compensationHandler } : undefined;
  }
  if (role === 'multiInstanceBody') {
    return inside.length === 0 ? undefined : { elementId: id, inside };
  }
  const undoesItself = compensationEventSubProcess(definition, id) !== undefined;
  return inside.length === 0 && !undoesItself ? undefined : { elementId: id, inside, variables };
}
