import { definitionsOf } from '../events/event-of.ts';
import { child, text } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** Signal events name a signal, and the signal has a name. */
export const signalReference: Rule = {
  name: 'signal-reference',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      for (const definition of definitionsOf(node)) {
        const signal = child(definition, 'signalRef');
        if (definition.$type !== 'bpmn:SignalEventDefinition' || text(signal, 'name') !== undefined) continue;
        yield findingOn(
          node.element,
          signal === undefined ? '没有指定信号。' : '使用的信号没有名称。',
          '请在属性中选择信号并填写信号名称。',
        );
      }
    }
  },
};
