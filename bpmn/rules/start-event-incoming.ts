import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.2: a start event must not be the target of a sequence flow. */
export const startEventIncoming: Rule = {
  name: 'start-event-incoming',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:StartEvent' || node.incoming.length === 0) continue;
      yield findingOn(node.element, '是开始事件，不能有进入的顺序流。', '请删除指向它的顺序流；如需循环，请指回第一个活动。');
    }
  },
};
