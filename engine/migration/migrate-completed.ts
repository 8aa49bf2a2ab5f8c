import { isActivity } from '../definition/element-definition.ts';
import type { CompletedActivity, ElementInstance, UndoTarget } from '../state.ts';
import type { ElementMapping } from './element-mapping.ts';

/**
 * Carries over what has completed in a scope, what a compensation has still to undo, and what a throw event will have
 * undone next: as the target says it is undone.
 */
export function migrateCompleted(
  ids: ElementMapping,
  { completed, compensation, undoing }: ElementInstance,
): Pick<ElementInstance, 'completed' | 'compensation' | 'undoing'> {
  const move = (activity: CompletedActivity): CompletedActivity => movedActivity(ids, activity);
  return {
    ...(completed ? { completed: completed.map(move) } : {}),
    ...(compensation ? { compensation: { ...compensation, left: compensation.left.map(move) } } : {}),
    ...(undoing ? { undoing: undoing.map((target) => movedTarget(ids, target)) } : {}),
  };
}

function movedTarget(ids: ElementMapping, { scope, activityRef }: UndoTarget): UndoTarget {
  return activityRef === undefined ? { scope } : { scope, activityRef: ids.idOf(activityRef) };
}

function movedActivity(ids: ElementMapping, { handler, inside, ...activity }: CompletedActivity): CompletedActivity {
  const after = ids.elementOf(activity.elementId);
  const handlerNow = after && isActivity(after) ? after.compensationHandler : undefined;
  return {
    ...activity,
    elementId: ids.idOf(activity.elementId),
    ...(handler === undefined || handlerNow === undefined ? {} : { handler: handlerNow }),
    ...(inside ? { inside: inside.map((inner) => movedActivity(ids, inner)) } : {}),
  };
}
