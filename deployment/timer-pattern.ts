import { nextCronInstant } from '../engine/timers/cron.ts';
import { nextInCycle, startCycle } from '../engine/timers/cycle.ts';
import { addDuration, parseDuration, type Duration } from '../engine/timers/duration.ts';
import { parseInstant } from '../engine/timers/instant.ts';
import { localDate, MONTHS_IN_YEAR } from './local-date.ts';

/**
 * When a timer start event fires. Times are epoch milliseconds of whole seconds, as Temporal counts them; they are
 * rounded up, so that nothing fires early.
 */
export type TimerPattern =
  | { readonly kind: 'once'; readonly at: number }
  | { readonly kind: 'cron'; readonly expression: string }
  | (Repeating & { readonly kind: 'interval'; readonly every: number })
  /** On the same day of the month and at the same time; months that lack the day are left out. */
  | (Repeating & { readonly kind: 'months'; readonly months: number });

interface Repeating {
  readonly first: number;
  /** Firings from the first one on; absent: without end. */
  readonly runs?: number;
  /** Besides, the cycle began before the deployment: that firing is due then. */
  readonly dueAt?: number;
}

/**
 * The pattern of a timer, given as `date:…`, `duration:…` or `cycle:…`. Durations, and cycles that name no start, count
 * from the deployment. Undefined for a value that is no timer, that no schedule can follow, or that would never fire.
 */
export function timerPatternOf(timer: string, deployedAt: number): TimerPattern | undefined {
  const { kind, value } = partsOf(timer);
  switch (kind) {
    case 'date':
      return once(parseInstant(value), deployedAt);
    case 'duration': {
      const duration = parseDuration(value);
      return duration && once(addDuration(deployedAt, duration), deployedAt);
    }
    case 'cycle':
      if (value.startsWith('R')) return repeating(value, deployedAt);
      return nextCronInstant(value, deployedAt) === undefined ? undefined : { kind: 'cron', expression: value.trim() };
    default:
      return undefined;
  }
}

/** Whether its times depend on when it was deployed: then each version begins anew. */
export function countsFromDeployment(timer: string): boolean {
  const { kind, value } = partsOf(timer);
  return kind === 'duration' || (kind === 'cycle' && value.startsWith('R') && value.split('/').length < 3);
}

/** The first firing after an instant; undefined when there is none any more. */
export function nextFiring(pattern: TimerPattern, after: number): number | undefined {
  switch (pattern.kind) {
    case 'once':
      return pattern.at > after ? pattern.at : undefined;
    case 'cron':
      return nextCronInstant(pattern.expression, after);
    case 'interval':
      return pattern.dueAt !== undefined && pattern.dueAt > after ? pattern.dueAt : nextInterval(pattern, after);
    case 'months':
      return pattern.dueAt !== undefined && pattern.dueAt > after ? pattern.dueAt : nextMonth(pattern, after).at;
  }
}

/** Firings of the rhythm after an instant; undefined: without end. */
export function remainingRuns(pattern: TimerPattern, after: number): number | undefined {
  switch (pattern.kind) {
    case 'once':
      return pattern.at > after ? 1 : 0;
    case 'cron':
      return undefined;
    case 'interval':
      return pattern.runs === undefined ? undefined : Math.max(0, pattern.runs - turnsUntil(pattern, after));
    case 'months':
      return pattern.runs === undefined ? undefined : Math.max(0, pattern.runs - nextMonth(pattern, after).before);
  }
}

function partsOf(timer: string): { readonly kind: string; readonly value: string } {
  const [kind = '', ...rest] = timer.split(':');
  return { kind, value: rest.join(':') };
}

function once(at: number | undefined, deployedAt: number): TimerPattern | undefined {
  return at === undefined || at < deployedAt ? undefined : { kind: 'once', at: wholeSeconds(at) };
}

/**
 * `R3/PT1H`, `R/2026-01-01T09:00:00+08:00/P1M`: the start, if given, is the first firing. One before the deployment is
 * due, and the others come in the cycle's own rhythm.
 */
function repeating(value: string, deployedAt: number): TimerPattern | undefined {
  const duration = parseDuration(value.slice(value.lastIndexOf('/') + 1));
  const cycle = startCycle(value, deployedAt);
  if (!duration || !cycle) return undefined;
  const isDue = cycle.dueAt < deployedAt;
  const first = isDue ? nextInCycle(value, cycle.dueAt, deployedAt) : cycle.dueAt;
  const runs = cycle.left === null ? undefined : cycle.left + (isDue ? 0 : 1);
  if (first === undefined || runs === 0) return undefined;
  return rhythm(duration, {
    first: wholeSeconds(first),
    ...(runs === undefined ? {} : { runs }),
    ...(isDue ? { dueAt: wholeSeconds(deployedAt) } : {}),
  });
}

/** Temporal counts in seconds; months go by the calendar, so they have to divide a year or be years. */
function rhythm({ months, milliseconds }: Duration, repeats: Repeating): TimerPattern | undefined {
  if (months === 0) {
    return milliseconds < 1000 || milliseconds % 1000 !== 0 ? undefined : { kind: 'interval', every: milliseconds, ...repeats };
  }
  const fits = milliseconds === 0 && (MONTHS_IN_YEAR % months === 0 || months % MONTHS_IN_YEAR === 0);
  return fits ? { kind: 'months', months, ...repeats } : undefined;
}

type Interval = Extract<TimerPattern, { kind: 'interval' }>;
type Months = Extract<TimerPattern, { kind: 'months' }>;

function nextInterval(pattern: Interval, after: number): number | undefined {
  const turns = turnsUntil(pattern, after);
  return turns < (pattern.runs ?? Infinity) ? pattern.first + turns * pattern.every : undefined;
}

/** How many firings there have been up to an instant, that one included. */
function turnsUntil({ first, every }: Interval, at: number): number {
  return at < first ? 0 : Math.floor((at - first) / every) + 1;
}

function nextMonth(
  { first, months, runs = Infinity }: Months,
  after: number,
): { readonly at: number | undefined; readonly before: number } {
  let before = 0;
  // A day that exists only in leap years comes back after eight years at the latest.
  for (let turn = 0, lacking = 0; before < runs && lacking <= LONGEST_LACK; turn += 1) {
    const at = sameDay(first, turn * months);
    if (at === undefined) lacking += 1;
    else if (at > after) return { at, before };
    else [before, lacking] = [before + 1, 0];
  }
  return { at: undefined, before };
}

/** Turns of the calendar in a row that may lack a day: 30 February would never come. */
const LONGEST_LACK = 12;

function sameDay(first: number, months: number): number | undefined {
  const local = localDate(first);
  const day = local.getUTCDate();
  local.setUTCMonth(local.getUTCMonth() + months);
  return local.getUTCDate() === day ? first + (local.getTime() - localDate(first).getTime()) : undefined;
}

function wholeSeconds(at: number): number {
  return Math.ceil(at / 1000) * 1000;
}
