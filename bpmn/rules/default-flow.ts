import { child } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 8.3.13: the default flow is one of the element's own outgoing flows. */
export const defaultFlow: Rule = {
  name: 'default-flow',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      const flow = child(node.element, 'default');
      if (flow === undefined || node.outgoing.some((outgoing) => outgoing.element === flow)) continue;
      yield findingOn(node.element, '的默认顺序流不是从它出发的。', '请在它的出线中重新选择默认顺序流。');
    }
  },
};
