import { own } from '../../contract/own.ts';
import { isActivity } from '../definition/element-definition.ts';
import type { CompletedActivity, ElementInstance } from '../state.ts';
import type { ElementMapping } from './element-mapping.ts';
import type { MigrationProblem } from './migration-problem.ts';

/** What keeps the activities that have completed in a scope, or that a compensation has still to undo, from being undone in the target. */
export function completedProblems(
  ids: ElementMapping,
  { key, completed = [], compensation }: ElementInstance,
): readonly MigrationProblem[] {
  const misfits = [...completed, ...(compensation?.left ?? [])].flatMap((activity) => misfitsIn(ids, activity));
  // An activity may have completed many times.
  return [...new Map(misfits.map((misfit) => [misfit.elementId, { ...misfit, elementInstance: key }])).values()];
}

function misfitsIn(ids: ElementMapping, { elementId, handler, inside = [] }: CompletedActivity): readonly MigrationProblem[] {
  const name = own(ids.source.elements, elementId)?.name ?? elementId;
  const after = ids.elementOf(elementId);
  const misfit = (message: string, remedy: string): MigrationProblem => ({ kind: 'completedChanged', elementId, message, remedy });
  if (!after || !isActivity(after)) {
    return [misfit(`“${name}”已经完成、可以补偿，而新版本里没有对应的活动`, '把它映射到新版本里的一个活动')];
  }
  if (handler !== undefined && after.compensationHandler === undefined) {
    return [misfit(`“${name}”已经完成、可以补偿，而新版本里的“${after.name ?? after.id}”没有补偿活动`, '在新版本里为它画上补偿活动')];
  }
  if (handler === undefined && own(ids.target.scopes, after.id) === undefined) {
    return [misfit(`“${name}”已经完成、可以补偿，而新版本里对应的不是子流程`, '把它映射到新版本里的一个子流程')];
  }
  return inside.flatMap((activity) => misfitsIn(ids, activity));
}
