import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** A call activity names the process that it calls. Whether that is deployed is checked by `called-process`. */
export const calledElement: Rule = {
  name: 'called-element',
  severity: 'error',
  *check({ source, definition }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:CallActivity' || Object.hasOwn(definition.elements, node.id)) continue;
      yield findingOn(node.element, '是调用活动，但没有指定被调用的流程。', '请填写被调用流程的编号（Called element）。');
    }
  },
};
