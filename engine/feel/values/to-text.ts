import { FeelFault } from '../feel-fault.ts';
import { DEEPEST_VALUE } from '../limits.ts';
import type { Work } from '../work.ts';
import { FeelFunction, FeelRange, isContext, isList, type FeelValue } from './feel-value.ts';

/** What `string()` makes of a value: its FEEL literal, a text as it is. */
export function toText(value: FeelValue, work: Work): string {
  return typeof value === 'string' ? value : literal(value, work, 0);
}

/**
 * A value's FEEL literal. Equal values have the same one, save dates of different zones, so that it also serves as a
 * key when lists are searched for doubles.
 */
export function literal(value: FeelValue, work: Work, depth: number): string {
  if (depth > DEEPEST_VALUE) {
    throw new FeelFault(`值嵌套超过 ${DEEPEST_VALUE} 层`);
  }
  work.spend(1);
  if (typeof value === 'string') {
    return work.text(`"${value.replace(/["\\]/g, '\\$&')}"`);
  }
  if (isList(value)) {
    return work.text(`[${value.map((item) => literal(item, work, depth + 1)).join(', ')}]`);
  }
  if (isContext(value)) {
    const entries = Object.entries(value).map(([name, item]) => `${key(name)}: ${literal(item, work, depth + 1)}`);
    return work.text(`{${entries.join(', ')}}`);
  }
  if (value instanceof FeelRange) {
    const [from, to] = [value.startIncluded ? '[' : '(', value.endIncluded ? ']' : ')'];
    return `${from}${literal(value.start, work, depth + 1)}..${literal(value.end, work, depth + 1)}${to}`;
  }
  return value instanceof FeelFunction ? `function ${value.name}` : String(value);
}

function key(name: string): string {
  return /\W/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
}
