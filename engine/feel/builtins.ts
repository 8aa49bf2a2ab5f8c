import { FeelFunction, parseDateTime, parseDate } from 'feelin';
import { toZonedIso } from '../../contract/time-zone.ts';
import { boundedPattern } from './bounded-pattern.ts';

/**
 * Functions that replace or complete feelin's: the clock (an argument, not the machine's), Camunda's null helpers,
 * and pattern functions that can't run away. Only those that occur in the source are made.
 */
export function builtinsFor(source: string, at: number): Record<string, unknown> {
  const context: Record<string, unknown> = {};
  for (const [name, make] of Object.entries(builtins)) {
    if (source.includes(name)) {
      context[name] = make(at);
    }
  }
  return context;
}

const builtins: Readonly<Record<string, (at: number) => FeelFunction>> = {
  now: (at) => new FeelFunction(() => parseDateTime(toZonedIso(at)), []),
  today: (at) => new FeelFunction(() => parseDate(toZonedIso(at).slice(0, 10)), []),
  'is defined': () => new FeelFunction((value: unknown) => value !== null && value !== undefined, ['value']),
  'get or else': () => new FeelFunction((value: unknown, otherwise: unknown) => value ?? otherwise ?? null, ['value', 'default']),
  matches: () =>
    new FeelFunction(
      (input: unknown, pattern: unknown, flags: unknown) => boundedPattern(pattern, flags)?.test(bounded(input)) ?? null,
      ['input', 'pattern', 'flags'],
    ),
  replace: () =>
    new FeelFunction(
      (input: unknown, pattern: unknown, replacement: unknown, flags: unknown) =>
        boundedPattern(pattern, flags, 'g') ? bounded(input).replace(boundedPattern(pattern, flags, 'g') ?? '', String(replacement)) : null,
      ['input', 'pattern', 'replacement', 'flags'],
    ),
  split: () =>
    new FeelFunction(
      (input: unknown, delimiter: unknown) =>
        boundedPattern(delimiter, '') ? bounded(input).split(boundedPattern(delimiter, '') ?? '') : null,
      ['string', 'delimiter'],
    ),
};

/** Texts given to a pattern are cut off here; matching time is linear in this length. */
const LONGEST_INPUT = 10_000;

function bounded(input: unknown): string {
  const text = typeof input === 'string' ? input : '';
  if (text.length > LONGEST_INPUT) {
    throw new Error(`文本超过 ${LONGEST_INPUT} 个字符，不能用于模式匹配`);
  }
  return text;
}
