import { definitionsOf } from '../events/event-of.ts';
import { child, text } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import { isThrowing } from './message-reference.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.3 and 10.5.4: a throwing escalation event of an executable process throws an escalation with a code. */
export const escalationCode: Rule = {
  name: 'escalation-code',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (!isThrowing(node)) continue;
      for (const definition of definitionsOf(node)) {
        if (definition.$type !== 'bpmn:EscalationEventDefinition') continue;
        if (text(child(definition, 'escalationRef'), 'escalationCode') !== undefined) continue;
        yield findingOn(node.element, '抛出升级，但没有升级代码。', '请在属性中选择升级并填写升级代码。');
      }
    }
  },
};
