import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelFunction,
  FeelRange,
  FeelTime,
  duration,
  parseDate,
  parseDateTime,
  parseTime,
} from 'feelin';

/** Any value that an expression can have: data, dates and durations, ranges, functions. Only `engine/feel/` looks inside. */
export type FeelValue = unknown;

/** Names and what they mean to an expression. */
export type FeelScope = Readonly<Record<string, FeelValue>>;

/** FEEL's types (DMN 1.3, 10.3.2). */
export type FeelType = 'null' | 'string' | 'number' | 'boolean' | 'list' | 'context' | 'range' | 'function' | TemporalType;

export type TemporalType = 'date' | 'time' | 'dateTime' | 'dayTimeDuration' | 'yearMonthDuration';

export function feelTypeOf(value: FeelValue): FeelType {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'function':
      return 'function';
    default:
      return typeOfObject(value);
  }
}

export function isFeelList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function isFeelContext(value: FeelValue): value is FeelScope {
  return feelTypeOf(value) === 'context';
}

export function isFeelFunction(value: FeelValue): boolean {
  return feelTypeOf(value) === 'function';
}

/** A function that expressions can call, with arguments by place or by name; those left out are undefined. */
export function feelFunction(parameters: readonly string[], call: (given: readonly FeelValue[]) => FeelValue): FeelValue {
  return new FeelFunction((...given: unknown[]) => call(given), [...parameters]);
}

/** The names of a function's parameters in order; undefined for those of FEEL itself. */
export function parametersOf(called: FeelValue): readonly string[] | undefined {
  return called instanceof FeelFunction ? called.parameterNames : undefined;
}

/** The date, time or duration that a text means (ISO 8601, as data carries it); null when it means none of that type. */
export function parseTemporal(text: string, type: TemporalType): FeelValue {
  const value = temporalParsers[type](text);
  return feelTypeOf(value) === type ? value : null;
}

const temporalParsers: Readonly<Record<TemporalType, (text: string) => FeelValue>> = {
  // A date with a time of day isn't a date, though feelin would cut it off.
  date: (text) => (text.includes('T') ? null : parseDate(text)),
  time: parseTime,
  dateTime: parseDateTime,
  dayTimeDuration: duration,
  yearMonthDuration: duration,
};

function typeOfObject(value: FeelValue): FeelType {
  if (value === null || value === undefined) return 'null';
  if (value instanceof FeelFunction) return 'function';
  if (value instanceof FeelRange) return 'range';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'dateTime';
  if (value instanceof FeelDuration) return value.yearsMonths ? 'yearMonthDuration' : 'dayTimeDuration';
  return Array.isArray(value) ? 'list' : 'context';
}
