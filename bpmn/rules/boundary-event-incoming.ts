import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.4: a boundary event must not be the target of a sequence flow. */
export const boundaryEventIncoming: Rule = {
  name: 'boundary-event-incoming',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:BoundaryEvent' || node.incoming.length === 0) continue;
      yield findingOn(node.element, '是边界事件，不能有进入的顺序流。', '请删除指向它的顺序流。');
    }
  },
};
