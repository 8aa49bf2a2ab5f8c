import { readStandardLoop } from '../extensions/standard-loop.ts';
import { child } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.3.8: a loop ends by its condition or after a number of turns; without either it never would. */
export const standardLoop: Rule = {
  name: 'standard-loop',
  severity: 'error',
  *check({ source }) {
    for (const { element } of source.nodes) {
      const loop = child(element, 'loopCharacteristics');
      if (loop?.$type !== 'bpmn:StandardLoopCharacteristics') continue;
      if (readStandardLoop(element) === undefined) {
        yield findingOn(element, '带有循环标记，但没有循环条件，也没有最多次数。', '请填写循环条件（条件成立时再做一次），或最多次数。');
      }
      const maximum = loop.get('loopMaximum');
      if (maximum !== undefined && !(typeof maximum === 'number' && Number.isInteger(maximum) && maximum >= 0)) {
        yield findingOn(element, '的最多循环次数（loopMaximum）不合要求。', '请填写非负整数。');
      }
    }
  },
};
