import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import type { JsonValue } from '../../../contract/json.ts';
import { FeelFault } from '../feel-fault.ts';
import { DEEPEST_VALUE, LONGEST_LIST } from '../limits.ts';
import type { Work } from '../work.ts';
import { FeelFunction, FeelRange, isList, type FeelValue } from './feel-value.ts';

/**
 * What an expression's result is once stored: dates and durations become ISO 8601 text. Ranges and functions aren't
 * data: a fault. Values may share parts, so that a small one can unfold into a huge text: the parts are counted.
 */
export function toJson(value: FeelValue, work: Work): JsonValue {
  return convert(value, 0, { work, parts: 0 });
}

interface Conversion {
  readonly work: Work;
  parts: number;
}

function convert(value: FeelValue, depth: number, conversion: Conversion): JsonValue {
  if (typeof value === 'string') {
    return conversion.work.text(value);
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : null;
  }
  if (value === null || typeof value === 'boolean') {
    return value;
  }
  if (value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime || value instanceof FeelDuration) {
    return value.toString();
  }
  if (value instanceof FeelRange || value instanceof FeelFunction) {
    throw new FeelFault('结果是区间或函数，不能作为变量保存');
  }
  const parts = isList(value) ? value : Object.values(value);
  count(parts.length, depth, conversion);
  if (isList(value)) {
    return value.map((item) => convert(item, depth + 1, conversion));
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, convert(item, depth + 1, conversion)]));
}

function count(parts: number, depth: number, conversion: Conversion): void {
  conversion.parts += parts;
  if (depth >= DEEPEST_VALUE) {
    throw new FeelFault(`结果嵌套超过 ${DEEPEST_VALUE} 层`);
  }
  if (conversion.parts > LONGEST_LIST) {
    throw new FeelFault(`结果超过 ${LONGEST_LIST} 项`);
  }
  conversion.work.spend(1 + parts);
}
