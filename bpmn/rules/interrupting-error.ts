import { definitionsOf } from '../events/event-of.ts';
import { flag } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.4 and 10.5.2: catching an error always interrupts. */
export const interruptingError: Rule = {
  name: 'interrupting-error',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (!definitionsOf(node).some((definition) => definition.$type === 'bpmn:ErrorEventDefinition')) continue;
      const interrupts = flag(node.element, node.type === 'bpmn:BoundaryEvent' ? 'cancelActivity' : 'isInterrupting');
      if (interrupts !== false) continue;
      yield findingOn(node.element, '捕获错误，不能设为非中断。', '请改为中断型，或改用升级事件。');
    }
  },
};
