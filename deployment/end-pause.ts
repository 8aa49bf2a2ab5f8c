import type { Transaction } from '../db/connection.ts';
import type { Schedule } from '../db/schedules/schedule.ts';
import { recordSkips } from '../db/schedules/schedule-runs.ts';
import { resumeSchedule } from '../db/schedules/schedules.ts';
import { nextFiring, timerPatternOf } from './timer-pattern.ts';

/** Firings of one pause that are recorded as they are left out; a cycle of seconds doesn't need every one. */
const MOST = 1_000;

/**
 * Lets a timer go on. What was due during the pause stays left out, whether workers have come to it or not: otherwise it
 * would look like something that an outage swallowed. False: it wasn't paused.
 */
export async function endPause(transaction: Transaction, schedule: Schedule, now: Date): Promise<boolean> {
  if (schedule.pausedAt === null || !(await resumeSchedule(transaction, schedule.id))) return false;
  const pattern = timerPatternOf(schedule.timer, schedule.deployedAt.getTime());
  if (pattern === undefined) return true;
  const passed: number[] = [];
  let at = nextFiring(pattern, Math.max(schedule.pausedAt.getTime(), schedule.seenUntil.getTime()));
  for (; at !== undefined && at <= now.getTime() && passed.length < MOST; at = nextFiring(pattern, at)) passed.push(at);
  await recordSkips(
    transaction,
    schedule.id,
    passed.map((dueAt) => ({ dueAt: new Date(dueAt), reason: 'paused' })),
  );
  return true;
}
