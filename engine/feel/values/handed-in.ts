import { functions } from '../functions/index.ts';
import { Work } from '../work.ts';
import { FeelFunction, typeOf, type FeelValue, type TemporalType } from './feel-value.ts';
import { readDate, readDateTime, readDuration, readTime } from './temporal.ts';

/** A function that expressions can call, with arguments by place or by name; those left out are undefined. */
export function feelFunction(parameters: readonly string[], call: (given: readonly (FeelValue | undefined)[]) => FeelValue): FeelFunction {
  return new FeelFunction('function', parameters, (given, work) =>
    // What it calls may call it again: that is as deep as a few levels of syntax.
    work.call(LEVELS_A_CALL, () => call(parameters.map((_, index) => given[index]))),
  );
}

/** The names of a function's parameters in order; undefined for those of FEEL itself. */
export function parametersOf(called: FeelValue): readonly string[] | undefined {
  return called instanceof FeelFunction && functions.get(called.name) !== called ? called.parameters : undefined;
}

/** The date, time or duration that a text means (ISO 8601, as data carries it); null when it means none of that type. */
export function parseTemporal(text: string, type: TemporalType): FeelValue {
  const value = readers[type](text, new Work(0));
  return typeOf(value) === type ? value : null;
}

const readers: Readonly<Record<TemporalType, (text: string, work: Work) => FeelValue>> = {
  // A date with a time of day isn't a date, though feelin would cut it off.
  date: (text, work) => (text.includes('T') ? null : readDate(text, work)),
  time: readTime,
  dateTime: readDateTime,
  dayTimeDuration: readDuration,
  yearMonthDuration: readDuration,
};

const LEVELS_A_CALL = 10;
