import { definitionsOf } from '../events/event-of.ts';
import { child, text } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.3: an error end event of an executable process throws an error with a code. */
export const errorCode: Rule = {
  name: 'error-code',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:EndEvent') continue;
      for (const definition of definitionsOf(node)) {
        if (definition.$type !== 'bpmn:ErrorEventDefinition') continue;
        if (text(child(definition, 'errorRef'), 'errorCode') !== undefined) continue;
        yield findingOn(node.element, '抛出错误，但没有错误代码。', '请在属性中选择错误并填写错误代码。');
      }
    }
  },
};
