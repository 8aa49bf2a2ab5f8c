import {
  duration,
  evaluate,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelFunction,
  FeelTime,
  parseDate,
  parseDateTime,
  parseTime,
} from 'feelin';
import { TIME_ZONE_OFFSET } from '../../../contract/time-zone.ts';
import { TEMPORAL_WORK } from '../limits.ts';
import type { Work } from '../work.ts';
import type { FeelTemporal, FeelValue } from './feel-value.ts';

/** Reads `2026-03-02`. Null when the text is none, here and below. */
export function readDate(text: string, work: Work): FeelDate | null {
  return calculated(work, () => (text.startsWith('-') ? null : parseDate(text)));
}

export function readTime(text: string, work: Work): FeelTime | null {
  return calculated(work, () => parseTime(text));
}

export function readDateTime(text: string, work: Work): FeelDateTime | null {
  return calculated(work, () => (text.startsWith('-') ? null : parseDateTime(text)));
}

/** Reads ISO 8601 text, or takes milliseconds. */
export function readDuration(from: string | number, work: Work): FeelDuration | null {
  return calculated(work, () => duration(from));
}

/** What `@"…"` means: the literal says by its form which type it is. */
export function readTemporal(text: string, work: Work): FeelTemporal | FeelDuration | null {
  if (/^-?P/.test(text)) {
    return readDuration(text, work);
  }
  if (/^\d{1,2}:/.test(text)) {
    return readTime(text, work);
  }
  return text.includes('T') ? readDateTime(text, work) : readDate(text, work);
}

export function addDuration(to: FeelTemporal | FeelDuration, added: FeelDuration, work: Work): FeelValue {
  return calculated(work, () => asValue(sum.invoke([to, added])));
}

export function subtractDuration(from: FeelTemporal | FeelDuration, subtracted: FeelDuration, work: Work): FeelValue {
  return calculated(work, () => asValue(difference.invoke([from, subtracted])));
}

/** Years and months go by whole months, days and time by milliseconds. */
export function multiplyDuration(of: FeelDuration, factor: number, work: Work): FeelDuration | null {
  const size = durationSize(of, work) * factor;
  const whole = Math.trunc(size);
  return of.yearsMonths ? readDuration(`${whole < 0 ? '-' : ''}P${Math.abs(whole)}M`, work) : readDuration(Math.round(size), work);
}

/** Months, or milliseconds of a days and time duration. */
export function durationSize(of: FeelDuration, work: Work): number {
  work.spend(TEMPORAL_WORK);
  const value = of.unwrap();
  return of.yearsMonths ? value.years * 12 + value.months : value.total({ unit: 'millisecond' });
}

/**
 * Milliseconds on one axis, for comparing and subtracting values of one type. A date and time without a zone is meant
 * in the city's; feelin reads it in UTC, which puts it eight hours off when it meets `now()`.
 */
export function instantOf(value: FeelTemporal, work: Work): number {
  work.spend(TEMPORAL_WORK);
  if (value instanceof FeelDate) {
    return value.unwrap().toZonedDateTime('UTC').epochMilliseconds;
  }
  const local = value instanceof FeelTime ? EPOCH.toPlainDateTime(value.unwrap()) : value.unwrap();
  const zone = value.zone ?? TIME_ZONE_OFFSET;
  const seconds = offsetSeconds(zone);
  return seconds === undefined
    ? local.toZonedDateTime(zone).epochMilliseconds
    : local.toZonedDateTime('UTC').epochMilliseconds - seconds * 1000;
}

const EPOCH = new FeelDate(requireDate('1970-01-01').unwrap()).unwrap();

function requireDate(text: string): FeelDate {
  const date = parseDate(text);
  if (!date) {
    throw new Error(`${text} is no date`);
  }
  return date;
}

/** Offsets may have seconds, which Temporal refuses to read. */
function offsetSeconds(zone: string): number | undefined {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(zone) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === undefined ? undefined : sign === '-' ? -size : size;
}

/** feelin's own arithmetic, parsed once. It is asked for values it knows how to add only, so it warns of nothing. */
const sum = operation('a + b');
const difference = operation('a - b');

function operation(source: string): FeelFunction {
  const value: unknown = evaluate(`function(a, b) ${source}`).value;
  if (!(value instanceof FeelFunction)) {
    throw new Error(`feelin makes no function of ${source}`);
  }
  return value;
}

function asValue(value: unknown): FeelTemporal | FeelDuration | null {
  return value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime || value instanceof FeelDuration
    ? value
    : null;
}

/** Temporal throws a RangeError for years it can't hold. */
function calculated<T>(work: Work, calculate: () => T | null): T | null {
  work.spend(TEMPORAL_WORK);
  try {
    return calculate();
  } catch (error) {
    if (error instanceof RangeError) {
      return null;
    }
    throw error;
  }
}
