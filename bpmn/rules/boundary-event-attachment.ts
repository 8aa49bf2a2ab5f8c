import { child, flag, isA } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.4: a boundary event is attached to an activity of the same scope; event sub-processes take none. */
export const boundaryEventAttachment: Rule = {
  name: 'boundary-event-attachment',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:BoundaryEvent') continue;
      const host = child(node.element, 'attachedToRef');
      const attached = host && source.nodeOf.get(host);
      if (attached === undefined || !isA(attached.element, 'bpmn:Activity')) {
        yield findingOn(node.element, '是边界事件，但没有附着在活动上。', '请把它拖到一个任务、子流程或调用活动的边上。');
      } else if (attached.scope !== node.scope) {
        yield findingOn(node.element, '附着的活动在另一个子流程中。', '请把边界事件与所附着的活动放在同一个子流程内。');
      } else if (flag(attached.element, 'triggeredByEvent') === true) {
        yield findingOn(node.element, '附着在事件子流程上，事件子流程不能有边界事件。', '请把边界事件附着到外层的活动上。');
      }
    }
  },
};
