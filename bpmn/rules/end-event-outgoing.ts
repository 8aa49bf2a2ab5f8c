import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.3: an end event must not be the source of a sequence flow. */
export const endEventOutgoing: Rule = {
  name: 'end-event-outgoing',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:EndEvent' || node.outgoing.length === 0) continue;
      yield findingOn(node.element, '是结束事件，不能有离开的顺序流。', '请删除从它出发的顺序流，或改为中间抛出事件。');
    }
  },
};
