import { own } from '../../contract/own.ts';
import { isEventSubProcess, repeats, type ElementDefinition } from '../definition/element-definition.ts';
import type { ElementInstance, InstanceState, StartPoint } from '../state.ts';
import type { ElementMapping } from './element-mapping.ts';
import type { MigrationProblem, MigrationProblemKind } from './migration-problem.ts';

/** What keeps a live element instance from going on as the element that stands for its own in the target. */
export function elementProblems(ids: ElementMapping, state: InstanceState, instance: ElementInstance): readonly MigrationProblem[] {
  const { elementId } = instance;
  const before = own(ids.source.elements, elementId);
  if (!before) {
    throw new Error(`No element ${elementId} in process ${ids.source.processId}`);
  }
  const after = ids.elementOf(elementId);
  const name = before.name ?? elementId;
  const problem = (kind: MigrationProblemKind, message: string, remedy: string): MigrationProblem[] => [
    { kind, elementId, elementInstance: instance.key, message, remedy },
  ];
  if (!after) {
    return problem(
      'elementMissing',
      `新版本里没有“${name}”（${elementId}），而实例正停在那里`,
      '把它映射到新版本里的一个元素，或先办结、移走',
    );
  }
  if (after.type !== before.type || isEventSubProcess(after) !== isEventSubProcess(before)) {
    return problem('typeChanged', `“${name}”在新版本里换成了另一种元素（${before.type} → ${after.type}）`, '映射到同一种元素');
  }
  const kinds = kindsOf(before, after);
  if (kinds !== undefined) {
    return problem('eventKindChanged', `“${name}”等待的事件变了（${kinds}）`, '映射到等待同一种事件的元素');
  }
  return [
    ...(workOf(before) === workOf(after)
      ? []
      : problem('workChanged', `“${name}”的执行方式变了（${workOf(before)} → ${workOf(after)}）`, '映射到同样方式执行的任务，或先办结它')),
    ...(loopOf(before) === loopOf(after)
      ? []
      : problem(
          'multiInstanceChanged',
          `“${name}”的多实例设置变了（${loopOf(before)} → ${loopOf(after)}）`,
          '映射到同样设置的活动，或先办结它',
        )),
    ...(isInSameScope(ids, state, instance, after)
      ? []
      : problem('scopeChanged', `“${name}”在新版本里属于另一个流程范围（${after.scope}）`, '连同它外层的子流程一起映射，或先办结它')),
    ...placesMissing(ids, instance).flatMap((id) =>
      problem('elementMissing', `新版本里没有“${id}”，而“${name}”将从那里开始`, '把它映射到新版本里的一个元素，或先解决这里的异常'),
    ),
  ];
}

/** Both kinds when they differ. */
function kindsOf(before: ElementDefinition, after: ElementDefinition): string | undefined {
  const [from, to] = [before, after].map((element) => ('event' in element ? element.event.kind : 'none'));
  return from === to ? undefined : `${from ?? ''} → ${to ?? ''}`;
}

/** Who does the work: what the instance has opened is that and nothing else. */
function workOf(element: ElementDefinition): string {
  return 'job' in element ? '任务处理程序' : '流程引擎';
}

function loopOf(element: ElementDefinition): string {
  if (!repeats(element)) {
    return '单实例';
  }
  if (element.standardLoop) {
    return '循环';
  }
  return element.multiInstance?.sequential === true ? '顺序多实例' : '并行多实例';
}

function isInSameScope(ids: ElementMapping, state: InstanceState, instance: ElementInstance, after: ElementDefinition): boolean {
  let around = instance.parent === null ? undefined : state.elements[instance.parent];
  // What undoes goes on where it is, whatever its element stands in.
  if (instance.role === 'compensation' || around?.role === 'compensation') {
    return true;
  }
  while (around?.role === 'multiInstanceBody' && around.parent !== null) {
    around = state.elements[around.parent];
  }
  return around === undefined || ids.idOf(around.elementId) === after.scope;
}

/** Elements at which an instance that an incident stops would begin. */
function placesMissing(ids: ElementMapping, { status, occurrence, startPoints = [] }: ElementInstance): readonly string[] {
  const places = [...(occurrence ? [occurrence.elementId] : []), ...startPoints.flatMap(idsOf)];
  return status === 'activating' ? places.filter((id) => ids.elementOf(id) === undefined) : [];
}

function idsOf({ elementId, startPoints = [] }: StartPoint): readonly string[] {
  return [elementId, ...startPoints.flatMap(idsOf)];
}
