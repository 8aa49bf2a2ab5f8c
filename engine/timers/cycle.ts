import { isCron, nextCronInstant } from './cron.ts';
import { addDuration, parseDuration, type Duration } from './duration.ts';
import { parseInstant } from './instant.ts';

/** The first firing of a cycle and how many follow it (null: without end). */
export interface CycleStart {
  readonly dueAt: number;
  readonly left: number | null;
}

/**
 * When a cycle that begins at `at` fires first. A cycle is an ISO 8601 repeating interval (`R3/PT10S`,
 * `R/2026-03-01T09:00:00+08:00/P1D`: the start counts as the first firing) or a five- or six-field cron expression.
 * Undefined if the text is neither; null if it never fires (`R0/…`).
 */
export function startCycle(expression: string, at: number): CycleStart | null | undefined {
  if (isCron(expression)) {
    const dueAt = nextCronInstant(expression, at);
    return dueAt === undefined ? null : { dueAt, left: null };
  }
  const interval = parseInterval(expression);
  if (!interval) {
    return undefined;
  }
  if (interval.repeats === 0) {
    return null;
  }
  const left = interval.repeats === null ? null : interval.repeats - 1;
  return { dueAt: interval.start ?? addDuration(at, interval.duration), left };
}

/**
 * When a cycle fires after the firing that was due at `dueAt` and happened at `at`; undefined when it is over. What was
 * due in between is skipped, so that a start in the past or a long stop isn't made up for in a burst; the rhythm stays.
 */
export function nextInCycle(expression: string, dueAt: number, at: number): number | undefined {
  if (isCron(expression)) {
    return nextCronInstant(expression, Math.max(dueAt, at));
  }
  const interval = parseInterval(expression);
  return interval && firstAfter(at, dueAt, interval.duration);
}

/** The first of `from` plus once, twice … the duration that lies after `at`. */
function firstAfter(at: number, from: number, duration: Duration): number {
  const longest = duration.milliseconds + duration.months * LONGEST_MONTH;
  let turns = Math.max(1, Math.floor((at - from) / longest));
  let next = addTurns(from, duration, turns);
  while (next <= at) {
    turns += 1;
    next = addTurns(from, duration, turns);
  }
  return next;
}

const LONGEST_MONTH = 31 * 24 * 60 * 60 * 1000;

function addTurns(from: number, { months, milliseconds }: Duration, turns: number): number {
  return addDuration(from, { months: months * turns, milliseconds: milliseconds * turns });
}

interface Interval {
  /** Null: without end. */
  readonly repeats: number | null;
  readonly start?: number;
  readonly duration: Duration;
}

function parseInterval(text: string): Interval | undefined {
  const [head, ...rest] = text.split('/');
  const repeats = /^R(-1|\d*)$/.exec(head ?? '')?.[1];
  const durationText = rest.at(-1);
  const startText = rest.length === 2 ? rest[0] : undefined;
  const duration = durationText === undefined ? undefined : parseDuration(durationText);
  const start = startText === undefined ? undefined : parseInstant(startText);
  const startMissing = startText !== undefined && start === undefined;
  if (repeats === undefined || rest.length > 2 || !duration || startMissing || !isPositive(duration)) {
    return undefined;
  }
  return {
    repeats: repeats === '' || repeats === '-1' ? null : Number(repeats),
    duration,
    ...(start === undefined ? {} : { start }),
  };
}

/** A cycle without length would fire for ever at one instant. */
function isPositive(duration: Duration): boolean {
  return duration.months > 0 || duration.milliseconds > 0;
}
