import { definitionsOf, isParallelMultiple } from '../events/event-of.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.5.5: what can't stand beside other definitions on one event. A link is no trigger, and an error ends the
 * activity, so nothing else could be waited for after it (10.5.4). Compensation is caught when the activity is over, and
 * leads to a handler instead of along a flow.
 */
export const multipleEvent: Rule = {
  name: 'multiple-event',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      const kinds = definitionsOf(node).map((definition) => definition.$type);
      if (kinds.length > 1 && kinds.includes('bpmn:LinkEventDefinition')) {
        yield findingOn(node.element, '有多个事件定义，其中有链接。', '请让链接单独成为一个事件。');
      }
      if (kinds.length > 1 && kinds.includes('bpmn:CompensateEventDefinition') && CATCHING.has(node.type)) {
        yield findingOn(node.element, '捕获多个事件，其中有补偿。', '请让补偿单独成为一个事件。');
      }
      if (isParallelMultiple(node) && kinds.includes('bpmn:ErrorEventDefinition')) {
        yield findingOn(
          node.element,
          '须等齐多个事件，其中有错误；错误发生时活动已经结束，等不到其他事件。',
          '请把错误画成单独的边界事件，或取消“并行多重”。',
        );
      }
    }
  },
};

const CATCHING: ReadonlySet<string> = new Set(['bpmn:StartEvent', 'bpmn:BoundaryEvent']);
