import type { Schedule } from '../db/schedules/schedule.ts';
import { pendingRuns, settledBetween } from '../db/schedules/schedule-runs.ts';
import { findSchedule, markSeen, openSchedules } from '../db/schedules/schedules.ts';
import { beginRun, LATE_AFTER, settleFiring, type ScheduleContext } from './fire-timer-start.ts';
import { nextFiring, timerPatternOf, type TimerPattern } from './timer-pattern.ts';

/** Firings of a schedule that are settled in one round: a cycle of seconds may have missed a hundred thousand. */
const AT_ONCE = 1_000;

/**
 * Settles what should have fired and isn't in the register: Temporal or the workers were away, or the process was
 * deployed too late. And starts what was claimed and not started. Answers how many there were; a schedule that fails
 * doesn't keep the others from it.
 */
export async function catchUpSchedules(context: ScheduleContext): Promise<number> {
  const failures: unknown[] = [];
  let settled = 0;
  const attempt = async (work: () => Promise<number>): Promise<void> => {
    try {
      settled += await work();
    } catch (error) {
      failures.push(error);
    }
  };
  for (const run of await pendingRuns(context.database)) {
    await attempt(async () => {
      const schedule = await findSchedule(context.database, run.scheduleId);
      if (schedule !== undefined) await beginRun(context, schedule, run);
      return 1;
    });
  }
  for (const schedule of await openSchedules(context.database)) await attempt(() => catchUp(context, schedule));
  if (failures.length > 0) throw new AggregateError(failures, 'Some schedules could not be caught up with');
  return settled;
}

async function catchUp(context: ScheduleContext, schedule: Schedule): Promise<number> {
  const { database, lateAfter = LATE_AFTER } = context;
  const pattern = timerPatternOf(schedule.timer, schedule.deployedAt.getTime());
  // Temporal and its workers get a moment to settle a firing themselves.
  const until = Math.min(Date.now() - lateAfter / 4, schedule.retiredAt?.getTime() ?? Infinity);
  const due = pattern === undefined ? [] : firingsUntil(pattern, schedule.seenUntil.getTime(), until);
  const last = due.at(-1);
  const known =
    last === undefined ? new Set<number>() : await settledBetween(database, schedule.id, schedule.seenUntil, new Date(last.dueAt));
  const missing = due.filter(({ dueAt }) => !known.has(dueAt));
  for (const firing of missing) await settleFiring(context, schedule, firing);
  if (last !== undefined) await markSeen(database, schedule.id, new Date(last.dueAt));
  if (schedule.retiredAt !== null && due.length < AT_ONCE) await markSeen(database, schedule.id, schedule.retiredAt);
  return missing.length;
}

/** The firing of a cycle that began before its deployment is Temporal's business never: nobody else settles it. */
function firingsUntil(pattern: TimerPattern, after: number, until: number): { dueAt: number; nextDueAt: number | undefined }[] {
  const overdue = 'dueAt' in pattern ? pattern.dueAt : undefined;
  const found: { dueAt: number; nextDueAt: number | undefined }[] = [];
  let dueAt = nextFiring(pattern, after);
  while (dueAt !== undefined && (dueAt <= until || dueAt === overdue) && found.length < AT_ONCE) {
    const nextDueAt = nextFiring(pattern, dueAt);
    found.push({ dueAt, nextDueAt });
    dueAt = nextDueAt;
  }
  return found;
}
