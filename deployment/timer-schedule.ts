import type { CalendarSpec, ScheduleSpec } from '@temporalio/client';
import { nextInCycle, startCycle } from '../engine/timers/cycle.ts';
import { addDuration, parseDuration, type Duration } from '../engine/timers/duration.ts';
import { parseInstant } from '../engine/timers/instant.ts';
import { TIME_ZONE_OFFSET_MILLISECONDS } from '../contract/time-zone.ts';

export interface TimerSchedule {
  readonly spec: ScheduleSpec;
  /** How often it fires in all; absent: without end. */
  readonly runs?: number;
  /** Besides, its first firing lay before the deployment and is due. */
  readonly isDue?: true;
}

const MONTHS_IN_YEAR = 12;
const MONTHS = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const;

/**
 * The Temporal Schedule of a timer start event, given as `date:…`, `duration:…` or `cycle:…`. Durations, and cycles
 * that name no start, count from the deployment. Undefined for a value that is no timer, or that lies in the past and
 * would never fire.
 */
export function timerScheduleOf(timer: string, deployedAt: number): TimerSchedule | undefined {
  const [kind = '', ...rest] = timer.split(':');
  const value = rest.join(':');
  switch (kind) {
    case 'date':
      return once(parseInstant(value), deployedAt);
    case 'duration': {
      const duration = parseDuration(value);
      return duration && once(addDuration(deployedAt, duration), deployedAt);
    }
    case 'cycle':
      return value.startsWith('R') ? repeating(value, deployedAt) : { spec: { cronExpressions: [temporalCron(value)] } };
    default:
      return undefined;
  }
}

function once(at: number | undefined, deployedAt: number): TimerSchedule | undefined {
  return at === undefined || at < deployedAt ? undefined : { spec: { calendars: [calendarOf(at, {})] }, runs: 1 };
}

/**
 * `R3/PT1H`, `R/2026-01-01T09:00:00+08:00/P1M`: the start, if given, is the first firing. One before the deployment is
 * due, and the others come in the cycle's own rhythm.
 */
function repeating(value: string, deployedAt: number): TimerSchedule | undefined {
  const duration = parseDuration(value.slice(value.lastIndexOf('/') + 1));
  const cycle = startCycle(value, deployedAt);
  if (!duration || !cycle) return undefined;
  const isDue = cycle.dueAt < deployedAt;
  const first = isDue ? nextInCycle(value, cycle.dueAt, deployedAt) : cycle.dueAt;
  const runs = cycle.left === null ? undefined : cycle.left + (isDue ? 0 : 1);
  if (first === undefined || runs === 0) return undefined;
  const spec = duration.months > 0 ? monthly(first, duration) : every(first, duration);
  return (
    spec && {
      spec: { ...spec, startAt: new Date(first) },
      ...(runs === undefined ? {} : { runs }),
      ...(isDue ? { isDue } : {}),
    }
  );
}

/** Temporal counts intervals from the epoch: the offset moves them onto the first firing. */
function every(first: number, { milliseconds }: Duration): ScheduleSpec | undefined {
  return milliseconds < 1000 ? undefined : { intervals: [{ every: milliseconds, offset: first % milliseconds }] };
}

/** Months go by the calendar, so they have to divide a year or be years. */
function monthly(first: number, { months, milliseconds }: Duration): ScheduleSpec | undefined {
  if (milliseconds !== 0) return undefined;
  const month = localDate(first).getUTCMonth();
  if (MONTHS_IN_YEAR % months === 0) {
    const all = Array.from({ length: MONTHS_IN_YEAR / months }, (_, index) => monthName(month + index * months));
    return { calendars: [calendarOf(first, { month: all, year: '*' })] };
  }
  if (months % MONTHS_IN_YEAR !== 0) return undefined;
  const year = { start: localDate(first).getUTCFullYear(), end: LAST_YEAR, step: months / MONTHS_IN_YEAR };
  return { calendars: [calendarOf(first, { year })] };
}

/** The last year that Temporal's calendars know. */
const LAST_YEAR = 2100;

function calendarOf(at: number, recurring: CalendarSpec): CalendarSpec {
  const local = localDate(at);
  return {
    year: local.getUTCFullYear(),
    month: monthName(local.getUTCMonth()),
    dayOfMonth: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    ...recurring,
  };
}

/** The city's wall clock, in the date's UTC fields. */
function localDate(at: number): Date {
  return new Date(at + TIME_ZONE_OFFSET_MILLISECONDS);
}

function monthName(month: number): (typeof MONTHS)[number] {
  return MONTHS[month % MONTHS_IN_YEAR] ?? 'JANUARY';
}

/** Six fields begin with seconds in the dialect; Temporal takes seconds only in front of a seventh field, the year. */
function temporalCron(cron: string): string {
  return cron.trim().split(/\s+/).length === 6 ? `${cron.trim()} *` : cron;
}
