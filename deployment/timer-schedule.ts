import type { CalendarSpec, ScheduleSpec } from '@temporalio/client';
import { localDate, MONTHS_IN_YEAR } from './local-date.ts';
import { remainingRuns, timerPatternOf, type TimerPattern } from './timer-pattern.ts';

export interface TimerSchedule {
  readonly spec: ScheduleSpec;
  /** How often it fires in all; absent: without end. */
  readonly runs?: number;
}

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

/** The last year that Temporal's calendars know. */
const LAST_YEAR = 2100;

/** The Temporal Schedule of a timer start event, as it is made at `now`; undefined if it would fire no more. */
export function timerScheduleOf(timer: string, deployedAt: number, now = deployedAt): TimerSchedule | undefined {
  const pattern = timerPatternOf(timer, deployedAt);
  if (pattern === undefined) return undefined;
  // What is due at this very moment is still to come.
  const runs = remainingRuns(pattern, now - 1);
  return runs === 0 ? undefined : { spec: specOf(pattern), ...(runs === undefined ? {} : { runs }) };
}

function specOf(pattern: TimerPattern): ScheduleSpec {
  switch (pattern.kind) {
    case 'once':
      return { calendars: [calendarOf(pattern.at, {})] };
    case 'cron':
      return { cronExpressions: [temporalCron(pattern.expression)] };
    case 'interval': {
      const { first, every } = pattern;
      // Temporal counts intervals from the epoch: the offset moves them onto the first firing.
      return { intervals: [{ every, offset: first % every }], startAt: new Date(first) };
    }
    case 'months':
      return { calendars: [calendarOf(pattern.first, monthly(pattern))], startAt: new Date(pattern.first) };
  }
}

function monthly({ first, months }: Extract<TimerPattern, { kind: 'months' }>): CalendarSpec {
  if (MONTHS_IN_YEAR % months !== 0) {
    return { year: { start: localDate(first).getUTCFullYear(), end: LAST_YEAR, step: months / MONTHS_IN_YEAR } };
  }
  const month = localDate(first).getUTCMonth();
  const all = Array.from({ length: MONTHS_IN_YEAR / months }, (_, index) => monthName(month + index * months));
  return { month: all, year: '*' };
}

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

function monthName(month: number): (typeof MONTHS)[number] {
  return MONTHS[month % MONTHS_IN_YEAR] ?? 'JANUARY';
}

/** Six fields begin with seconds in the dialect; Temporal takes seconds only in front of a seventh field, the year. */
function temporalCron(cron: string): string {
  return cron.split(/\s+/).length === 6 ? `${cron} *` : cron;
}
