import { FeelFault } from '../feel-fault.ts';
import { equal } from '../values/compare.ts';
import type { FeelFunction } from '../values/feel-value.ts';
import { any, one, optional, text, three, two } from './signature.ts';

/** Truth and absence: DMN 1.3, 10.3.4.2 and 10.3.4.6, and Camunda's own. */
export const logic: readonly FeelFunction[] = [
  one('not', ['negand', any], (value) => (typeof value === 'boolean' ? !value : null)),
  two('is', ['value1', any], ['value2', any], (one_, other, work) => equal(one_, other, work) === true),
  one('is defined', ['value', any], (value) => value !== null),
  two('get or else', ['value', any], ['default', any], (value, otherwise) => value ?? otherwise),
  three(
    'assert',
    [
      ['value', any],
      ['condition', any],
      ['cause', optional(text)],
    ],
    (value, condition, cause) => {
      if (condition === true) {
        return value;
      }
      throw new FeelFault(cause ?? '断言（assert）的条件不成立');
    },
  ),
];
