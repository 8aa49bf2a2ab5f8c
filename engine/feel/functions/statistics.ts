import type { FeelFunction } from '../values/feel-value.ts';
import { any, many, number, type Parameter } from './signature.ts';

const numbers: Parameter<number> = ['list', number];

/** What lists of numbers and of booleans come to (DMN 1.3, 10.3.4.4). */
export const statistics: readonly FeelFunction[] = [
  many('sum', numbers, (list) => (list.length === 0 ? null : sum(list))),
  many('product', numbers, (list) => (list.length === 0 ? null : list.reduce((product, factor) => product * factor, 1))),
  many('mean', numbers, (list) => (list.length === 0 ? null : sum(list) / list.length)),
  many('median', numbers, (list) => {
    const sorted = list.toSorted((one, other) => one - other);
    const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
    return below === undefined || above === undefined ? null : (below + above) / 2;
  }),
  many('stddev', numbers, (list) => {
    const mean = sum(list) / list.length;
    return list.length < 2 ? null : Math.sqrt(sum(list.map((value) => (value - mean) ** 2)) / (list.length - 1));
  }),
  many('mode', numbers, (list) => {
    const counts = new Map<number, number>();
    list.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
    const most = [...counts.values()].reduce((highest, count) => Math.max(highest, count), 0);
    return [...counts]
      .filter(([, count]) => count === most)
      .map(([value]) => value)
      .sort((one, other) => one - other);
  }),
  // Three-valued: what is neither true nor false leaves it open.
  many('all', ['list', any], (list) => (list.includes(false) ? false : list.every((value) => value === true) ? true : null)),
  many('any', ['list', any], (list) => (list.includes(true) ? true : list.every((value) => value === false) ? false : null)),
];

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
