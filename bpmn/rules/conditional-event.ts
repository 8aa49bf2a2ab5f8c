import { definitionsOf } from '../events/event-of.ts';
import { VARIABLE_EVENTS } from '../events/conditional.ts';
import { child, extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.5: a conditional event has a condition. `zeebe:conditionalFilter` lists variables, and kinds of change that there are. */
export const conditionalEvent: Rule = {
  name: 'conditional-event',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      for (const definition of definitionsOf(node)) {
        if (definition.$type === 'bpmn:ConditionalEventDefinition' && child(definition, 'condition') === undefined) {
          yield findingOn(node.element, '是条件事件，但没有填写条件。', '请填写条件，例如 =金额 > 100。');
        }
        const filter = extension(definition, 'zeebe:ConditionalFilter');
        const unknown = listed(filter, 'variableEvents').filter((event) => !VARIABLE_EVENTS.some((known) => known === event));
        if (unknown.length > 0) {
          yield findingOn(node.element, `的条件过滤器含有未知的变量事件“${unknown.join('、')}”。`, '请填写 create、update，或两者。');
        }
        if (listed(filter, 'variableNames').includes('')) {
          yield findingOn(node.element, '的条件过滤器含有空的变量名。', '请填写变量名，多个以逗号分隔。');
        }
      }
    }
  },
};

function listed(filter: ModdleElement | undefined, attribute: string): readonly string[] {
  return (
    text(filter, attribute)
      ?.split(',')
      .map((item) => item.trim()) ?? []
  );
}
