import { FeelDate, type FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { TEMPORAL_WORK } from '../limits.ts';
import type { Work } from '../work.ts';
import { FeelRange, isContext, isTemporal, type FeelValue } from './feel-value.ts';

/** What stands behind a dot: a context's entry, or a property of a date, duration or range (DMN 1.3, 10.3.2.11); undefined when there is none. */
export function propertyOf(value: FeelValue, name: string, work: Work): FeelValue | undefined {
  if (isContext(value)) {
    return Object.hasOwn(value, name) ? value[name] : undefined;
  }
  if (isTemporal(value) || value instanceof FeelDuration) {
    work.spend(TEMPORAL_WORK);
    return temporalProperty(value, name);
  }
  return value instanceof FeelRange ? rangeProperty(value, name) : undefined;
}

function temporalProperty(value: FeelDate | FeelTime | FeelDateTime | FeelDuration, name: string): FeelValue | undefined {
  if (value instanceof FeelDuration) {
    return ofDuration.get(name)?.(value);
  }
  const property = value instanceof FeelTime ? undefined : ofDate.get(name)?.(value);
  return property ?? (value instanceof FeelDate ? undefined : ofTime.get(name)?.(value));
}

function rangeProperty(range: FeelRange, name: string): FeelValue | undefined {
  return ofRange.get(name)?.(range);
}

const ofDate = new Map<string, (value: FeelDate | FeelDateTime) => FeelValue>([
  ['year', (date) => date.year],
  ['month', (date) => date.month],
  ['day', (date) => date.day],
  ['weekday', (date) => date.weekday],
]);

const ofTime = new Map<string, (value: FeelTime | FeelDateTime) => FeelValue>([
  ['hour', (time) => time.hour],
  ['minute', (time) => time.minute],
  ['second', (time) => time.second],
  ['timezone', (time) => time.zone],
  ['time offset', (time) => (time.zone === null ? null : time['time offset'])],
]);

const ofDuration = new Map<string, (value: FeelDuration) => FeelValue>([
  ['years', (duration) => duration.years],
  ['months', (duration) => duration.months],
  ['days', (duration) => duration.days],
  ['hours', (duration) => duration.hours],
  ['minutes', (duration) => duration.minutes],
  ['seconds', (duration) => duration.seconds],
]);

const ofRange = new Map<string, (value: FeelRange) => FeelValue>([
  ['start', (range) => range.start],
  ['end', (range) => range.end],
  ['start included', (range) => range.startIncluded],
  ['end included', (range) => range.endIncluded],
]);
