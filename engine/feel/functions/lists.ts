import { FeelFault } from '../feel-fault.ts';
import { DEEPEST_VALUE } from '../limits.ts';
import type { Work } from '../work.ts';
import { equal, order } from '../values/compare.ts';
import { FeelFunction, isList, type FeelList, type FeelValue } from '../values/feel-value.ts';
import { literal } from '../values/to-text.ts';
import { any, callable, list, many, number, one, optional, text, three, two, four } from './signature.ts';

/** DMN 1.3, 10.3.4.4 and 10.3.4.9, and Camunda's own. Positions count from 1, or from the end. */
export const lists: readonly FeelFunction[] = [
  two('list contains', ['list', list], ['element', any], (items, wanted, work) => items.some((item) => equal(item, wanted, work) === true)),
  one('count', ['list', list], (items) => items.length),
  one('is empty', ['list', list], (items) => items.length === 0),
  three(
    'sublist',
    [
      ['list', list],
      ['start', number],
      ['length', optional(number)],
    ],
    (items, start, length) => {
      const from = start < 0 ? Math.max(0, items.length + start) : Math.max(0, start - 1);
      return items.slice(from, length === undefined ? undefined : Math.max(from, from + length));
    },
  ),
  two('partition', ['list', list], ['size', number], (items, size, work) => {
    if (size < 1) {
      return work.warn('每组的项数应大于 0');
    }
    const whole = Math.trunc(size);
    return Array.from({ length: Math.ceil(items.length / whole) }, (_, index) => items.slice(index * whole, (index + 1) * whole));
  }),
  new FeelFunction(
    'append',
    ['list', 'item'],
    ([first, ...items], work) => {
      const onto = first === undefined || first === null ? null : isList(first) ? first : [first];
      return onto && made([...onto, ...items.map(orNull)], work);
    },
    true,
  ),
  new FeelFunction('concatenate', ['list'], (values, work) => made(joined(values, work), work), true),
  three(
    'insert before',
    [
      ['list', list],
      ['position', number],
      ['newItem', any],
    ],
    (items, position, item) => {
      const at = Math.min(position < 0 ? Math.max(0, items.length + position) : position - 1, items.length);
      return [...items.slice(0, at), item, ...items.slice(at)];
    },
  ),
  two('remove', ['list', list], ['position', number], (items, position) => {
    const at = position < 0 ? items.length + position : position - 1;
    return items.filter((_, index) => index !== at);
  }),
  four(
    'list replace',
    [
      ['list', list],
      ['position', any],
      ['newItem', any],
      ['match', optional(callable)],
    ],
    ([items, position, item, match], work) => {
      const matcher = position instanceof FeelFunction ? position : match;
      const at = typeof position === 'number' ? (position < 0 ? items.length + position : position - 1) : -1;
      return items.map((old, index) => (index === at || matcher?.invoke([old, item], work) === true ? item : old));
    },
  ),
  one('reverse', ['list', list], (items) => items.toReversed()),
  two('index of', ['list', list], ['match', any], (items, match, work) =>
    items.flatMap((item, index) => (equal(item, match, work) === true ? [index + 1] : [])),
  ),
  new FeelFunction('union', ['list'], (values, work) => distinct(joined(values, work), work), true),
  one('distinct values', ['list', list], distinct),
  one('duplicate values', ['list', list], (items, work) => {
    const counts = new Map<string, number>();
    const keys = items.map((item) => literal(item, work, 0));
    keys.forEach((key) => counts.set(key, (counts.get(key) ?? 0) + 1));
    return distinct(
      items.filter((_, index) => (counts.get(keys[index] ?? '') ?? 0) > 1),
      work,
    );
  }),
  one('flatten', ['list', list], (items, work) => {
    const flat: FeelValue[] = [];
    flatten(items, flat, work, 0);
    return flat;
  }),
  two('sort', ['list', list], ['precedes', callable], (items, precedes, work) =>
    items.toSorted((one_, other) => {
      work.spend(1);
      return precedes.invoke([one_, other], work) === true ? -1 : precedes.invoke([other, one_], work) === true ? 1 : 0;
    }),
  ),
  four(
    'string join',
    [
      ['list', list],
      ['delimiter', optional(text)],
      ['prefix', optional(text)],
      ['suffix', optional(text)],
    ],
    ([items, delimiter = '', prefix = '', suffix = ''], work) => {
      const present = items.filter((item) => item !== null);
      const texts = present.filter((item) => typeof item === 'string');
      if (texts.length < present.length) {
        return work.warn('函数 string join 的列表里有不是文本的项');
      }
      // Counted before it is made: a long delimiter between many items is a long text.
      work.spend((texts.length * delimiter.length) / 50);
      return work.text(prefix + texts.map((item) => work.text(item)).join(delimiter) + suffix);
    },
  ),
  many('min', ['list', any], (items, work) => extreme(items, -1, work)),
  many('max', ['list', any], (items, work) => extreme(items, 1, work)),
];

function extreme(items: FeelList, sign: number, work: Work): FeelValue {
  let best: FeelValue = items[0] ?? null;
  for (const item of items) {
    const ordering = order(item, best, work);
    if (ordering === null) {
      return null;
    }
    best = ordering * sign > 0 ? item : best;
  }
  return best;
}

/** The lists one after the other; what is no list counts as one item. */
function joined(values: readonly (FeelValue | undefined)[], work: Work): FeelValue[] {
  const parts = values.map(orNull);
  work.items(parts.reduce<number>((count, part) => count + (isList(part) ? part.length : 1), 0));
  return parts.flat(1);
}

function made(items: FeelList, work: Work): FeelList {
  work.items(items.length);
  return items;
}

function orNull(value: FeelValue | undefined): FeelValue {
  return value ?? null;
}

function distinct(items: FeelList, work: Work): FeelList {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = literal(item, work, 0);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function flatten(items: FeelList, into: FeelValue[], work: Work, depth: number): void {
  if (depth > DEEPEST_VALUE) {
    throw new FeelFault(`列表嵌套超过 ${DEEPEST_VALUE} 层`);
  }
  work.spend(1 + items.length);
  for (const item of items) {
    if (isList(item)) {
      flatten(item, into, work, depth + 1);
    } else {
      into.push(item);
    }
  }
}
