import { FeelDuration } from 'feelin';
import type { FeelFunction } from '../values/feel-value.ts';
import { any, number, one, optional, two, type Parameter } from './signature.ts';
import { describe } from '../values/feel-value.ts';

const n: Parameter<number> = ['n', number];
const scale: Parameter<number | undefined> = ['scale', optional(number)];

/** DMN 1.3, 10.3.4.5. Numbers are doubles: money is kept in whole 分. */
export const numbers: readonly FeelFunction[] = [
  two('decimal', n, ['scale', number], rounded(toEven)),
  two('floor', n, scale, rounded(Math.floor)),
  two('ceiling', n, scale, rounded(Math.ceil)),
  two(
    'round up',
    n,
    scale,
    rounded((value) => Math.sign(value) * Math.ceil(Math.abs(value))),
  ),
  two('round down', n, scale, rounded(Math.trunc)),
  two(
    'round half up',
    n,
    scale,
    rounded((value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5)),
  ),
  two(
    'round half down',
    n,
    scale,
    rounded((value) => Math.sign(value) * Math.ceil(Math.abs(value) - 0.5)),
  ),
  one('abs', ['n', any], (value, work) => {
    if (value instanceof FeelDuration) {
      return new FeelDuration(value.unwrap().abs(), value.yearsMonths);
    }
    return typeof value === 'number' ? Math.abs(value) : value === null ? null : work.warn(`函数 abs 的参数不能是${describe(value)}`);
  }),
  two('modulo', ['dividend', number], ['divisor', number], (dividend, divisor, work) =>
    // Rounded, because the remainder of doubles is off by an ulp where people expect none.
    divisor === 0 ? work.warn('除数为 0') : Math.round((((dividend % divisor) + divisor) % divisor) * 1e9) / 1e9,
  ),
  one('sqrt', ['number', number], (value, work) => (value < 0 ? work.warn('不能对负数开平方') : Math.sqrt(value))),
  one('log', ['number', number], (value, work) => (value <= 0 ? work.warn('只能对正数取对数') : Math.log(value))),
  one('exp', ['number', number], (value) => finite(Math.exp(value))),
  one('odd', ['number', number], (value) => Math.abs(value) % 2 === 1),
  one('even', ['number', number], (value) => value % 2 === 0),
];

function rounded(round: (value: number) => number): (value: number, scale: number | undefined) => number | null {
  return (value, digits = 0) => {
    const factor = 10 ** digits;
    return finite(round(value * factor) / factor) ?? value;
  };
}

function toEven(value: number): number {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (Math.abs(below) % 2) : Math.round(value);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
