import { flag } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.3.5: an event sub-process has neither incoming nor outgoing flows. */
export const eventSubProcessFlows: Rule = {
  name: 'event-sub-process-flows',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (flag(node.element, 'triggeredByEvent') !== true || node.incoming.length + node.outgoing.length === 0) continue;
      yield findingOn(node.element, '是事件子流程，不能连接顺序流。', '请删除与它相连的顺序流；如需按顺序执行，请改为普通子流程。');
    }
  },
};
