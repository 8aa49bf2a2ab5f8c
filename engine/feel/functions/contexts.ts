import { ENTRY_WORK } from '../limits.ts';
import { isContext, isList, type FeelContext, type FeelFunction, type FeelValue } from '../values/feel-value.ts';
import { propertyOf } from '../values/property.ts';
import type { Work } from '../work.ts';
import { any, context, many, one, three, two } from './signature.ts';

/** DMN 1.3, 10.3.4.10, and Camunda's paths of keys. */
export const contexts: readonly FeelFunction[] = [
  two('get value', ['context', context], ['key', any], (from, key, work) => {
    const path = isList(key) ? key : [key];
    return path.reduce<FeelValue>((value, name) => (typeof name === 'string' ? (propertyOf(value, name, work) ?? null) : null), from);
  }),
  one('get entries', ['context', context], (from, work) => {
    const entries = Object.entries(from);
    work.items(entries.length);
    work.spend(entries.length * ENTRY_WORK);
    return entries.map(([key, value]) => ({ key, value }));
  }),
  three(
    'context put',
    [
      ['context', context],
      ['key', any],
      ['value', any],
    ],
    (into, key, value, work) => put(into, isList(key) ? key : [key], value, work),
  ),
  many('context merge', ['contexts', context], (list, work) => merged(list, work)),
  many('context', ['entries', context], (entries, work) => {
    const made: [string, FeelValue][] = [];
    for (const { key, value } of entries) {
      if (typeof key !== 'string' || value === undefined) {
        return work.warn('函数 context 的每一项都应有 key（文本）和 value');
      }
      made.push([key, value]);
    }
    return Object.fromEntries(made);
  }),
];

function put(into: FeelValue, [key, ...rest]: readonly FeelValue[], value: FeelValue, work: Work): FeelValue {
  if (typeof key !== 'string') {
    return work.warn('函数 context put 的键应为文本');
  }
  const around: FeelContext = isContext(into) ? into : {};
  const inner = rest.length === 0 ? value : put(propertyOf(around, key, work) ?? null, rest, value, work);
  return merged([around, Object.fromEntries([[key, inner]])], work);
}

function merged(list: readonly FeelContext[], work: Work): FeelContext {
  const entries = list.flatMap((from) => Object.entries(from));
  work.items(entries.length);
  work.spend(entries.length * ENTRY_WORK);
  return Object.fromEntries(entries);
}
