import { extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import type { SourceScope } from '../reading/process-source.ts';
import type { Finding } from '../problem.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.3.5: an ad-hoc sub-process holds activities, and neither start nor end events. Camunda's results are
 * complete or absent, and its variant that a job worker drives doesn't run here.
 */
export const adHocContents: Rule = {
  name: 'ad-hoc-contents',
  severity: 'error',
  *check({ source, definition }) {
    for (const scope of source.scopes) {
      if (scope.element.$type !== 'bpmn:AdHocSubProcess') continue;
      yield* checkContents(scope, definition.scopes[scope.id]?.implicitStarts.length ?? 0);
      yield* checkSettings(scope.element);
    }
  },
};

function* checkContents({ element, nodes }: SourceScope, startable: number): Iterable<Finding> {
  const misplaced = nodes.filter((node) => node.type === 'bpmn:StartEvent' || node.type === 'bpmn:EndEvent');
  for (const node of misplaced) {
    const kind = node.type === 'bpmn:StartEvent' ? '开始事件' : '结束事件';
    yield findingOn(
      node.element,
      `是特设子流程里的${kind}，特设子流程不能有${kind}。`,
      '请删除它：活动由办理人选择启动，完成后不必再接结束事件。',
    );
  }
  if (startable === 0 && misplaced.length === 0) {
    yield findingOn(element, '是特设子流程，里面没有可以启动的活动。', '请至少画一个没有流入顺序流的活动。');
  }
}

function* checkSettings(element: ModdleElement): Iterable<Finding> {
  const adHoc = extension(element, 'zeebe:AdHoc');
  if ((text(adHoc, 'outputCollection') === undefined) !== (text(adHoc, 'outputElement') === undefined)) {
    yield findingOn(element, '的输出集合和输出元素须同时填写。', '请补全另一项，或两项都删除。');
  }
  if (extension(element, 'zeebe:TaskDefinition') !== undefined) {
    yield findingOn(
      element,
      '由任务处理程序（zeebe:taskDefinition）决定启动哪些活动，引擎暂不支持。',
      '请删除任务定义，用“启动的活动”（activeElementsCollection）表达式选择，或由办理人选择。',
    );
  }
}
