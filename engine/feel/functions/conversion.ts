import { FeelFault } from '../feel-fault.ts';
import { DEEPEST_VALUE } from '../limits.ts';
import type { Work } from '../work.ts';
import type { FeelFunction, FeelValue } from '../values/feel-value.ts';
import { toJson } from '../values/to-json.ts';
import { toText } from '../values/to-text.ts';
import { any, one, optional, text, three } from './signature.ts';

/** DMN 1.3, 10.3.4.1, and Camunda's JSON functions. */
export const conversion: readonly FeelFunction[] = [
  one('string', ['from', any], (value, work) => (value === null ? null : toText(value, work))),
  three(
    'number',
    [
      ['from', any],
      ['grouping separator', optional(text)],
      ['decimal separator', optional(text)],
    ],
    (from, grouping, decimal, work) => {
      if (typeof from !== 'string') {
        return typeof from === 'number' ? from : null;
      }
      const plain = grouping === undefined || grouping === '' ? from : from.replaceAll(grouping, '');
      const pointed = decimal === undefined || decimal === '.' ? plain : plain.replaceAll('.', '#').replaceAll(decimal, '.');
      const number = pointed.trim() === '' ? Number.NaN : Number(pointed);
      return Number.isFinite(number) ? number : work.warn(`“${from.slice(0, 40)}”不是数字`);
    },
  ),
  one('from json', ['value', text], (source, work) => {
    const parsed = parse(source);
    return parsed === undefined ? work.warn('文本不是 JSON') : asValue(parsed, work, 0);
  }),
  one('to json', ['value', any], (value, work) => work.text(JSON.stringify(toJson(value, work)))),
];

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function asValue(parsed: unknown, work: Work, depth: number): FeelValue {
  work.spend(1);
  if (depth > DEEPEST_VALUE) {
    throw new FeelFault(`JSON 嵌套超过 ${DEEPEST_VALUE} 层`);
  }
  if (Array.isArray(parsed)) {
    work.items(parsed.length);
    return parsed.map((item: unknown) => asValue(item, work, depth + 1));
  }
  if (typeof parsed === 'object' && parsed !== null) {
    return Object.fromEntries(Object.entries(parsed).map(([name, item]: [string, unknown]) => [name, asValue(item, work, depth + 1)]));
  }
  return typeof parsed === 'string' || typeof parsed === 'number' || typeof parsed === 'boolean' ? parsed : null;
}
