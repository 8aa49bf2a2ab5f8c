import { ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { TIME_ZONE } from '../contract/time-zone.ts';
import { TIMER_FIRING_WORKFLOW, type TimerFiringInput } from '../contract/timer-firing.ts';
import { createTimerStartsRepository } from '../db/read-model/timer-starts-repository.ts';
import type { Schedule } from '../db/schedules/schedule.ts';
import { currentSchedules, keepTimers } from '../db/schedules/schedules.ts';
import { catchUpSchedules } from './catch-up-schedules.ts';
import type { ScheduleContext } from './fire-timer-start.ts';
import { countsFromDeployment } from './timer-pattern.ts';
import { timerScheduleOf, type TimerSchedule } from './timer-schedule.ts';

const PREFIX = 'timer-start:';

/**
 * How late Temporal itself still fires after it was away. What is older the register finds out (`catchUpSchedules`), so
 * that a long absence doesn't come back as a burst.
 */
const CATCH_UP_WINDOW = '1 minute';

/**
 * Makes the register and Temporal's Schedules equal to the timer start events of the latest versions, and settles what
 * fell into an outage (docs/decisions/0009-timer-starts.md). Every worker does it again and again, so a deployment while
 * Temporal is away is caught up with. Answers how many things changed.
 */
export async function synchroniseSchedules(context: ScheduleContext): Promise<number> {
  const starts = await createTimerStartsRepository(context.database).all();
  await keepTimers(
    context.database,
    starts.map(({ definitionHash, ...start }) => ({ ...start, countedFrom: countsFromDeployment(start.timer) ? definitionHash : '' })),
  );
  const settled = await catchUpSchedules(context);
  return settled + (await synchroniseTemporal(context));
}

async function synchroniseTemporal(context: ScheduleContext): Promise<number> {
  const { temporal, database } = context;
  const schedules = await currentSchedules(database);
  const wanted = new Map(schedules.map((schedule) => [temporalId(schedule), schedule]));
  const present = await presentSchedules(temporal);
  const gone = [...present.keys()].filter((id) => !wanted.has(id));
  for (const id of gone) await ifThere(temporal.schedule.getHandle(id).delete());
  let changed = gone.length;
  for (const [id, schedule] of wanted) {
    const isPaused = schedule.pausedAt !== null;
    const known = present.get(id);
    const spec = timerScheduleOf(schedule.timer, schedule.deployedAt.getTime(), Date.now());
    // One that has done all it had to do disappears by itself: it isn't made again.
    if (known === undefined) changed += spec !== undefined && (await createSchedule(context, id, schedule, spec)) ? 1 : 0;
    else if (known.isPaused !== isPaused) {
      const handle = temporal.schedule.getHandle(id);
      await ifThere(isPaused ? handle.pause() : handle.unpause());
      changed += 1;
    }
  }
  return changed;
}

function temporalId({ id, processId, elementId }: Schedule): string {
  return `${PREFIX}${processId}:${elementId}:${id}`;
}

async function presentSchedules(temporal: Client): Promise<ReadonlyMap<string, { readonly isPaused: boolean }>> {
  const found = new Map<string, { readonly isPaused: boolean }>();
  for await (const { scheduleId, state } of temporal.schedule.list()) {
    if (scheduleId.startsWith(PREFIX)) found.set(scheduleId, { isPaused: state.paused });
  }
  return found;
}

/** Each firing is a workflow of its own, which decides about overlaps and lateness: for Temporal they may all go on at once. */
async function createSchedule(
  { temporal, taskQueue }: ScheduleContext,
  id: string,
  schedule: Schedule,
  { spec, runs }: TimerSchedule,
): Promise<boolean> {
  const input: TimerFiringInput = { scheduleId: schedule.id };
  try {
    await temporal.schedule.create({
      scheduleId: id,
      spec: { ...spec, timezone: TIME_ZONE },
      policies: { overlap: ScheduleOverlapPolicy.ALLOW_ALL, catchupWindow: CATCH_UP_WINDOW },
      state: { paused: schedule.pausedAt !== null, ...(runs === undefined ? {} : { remainingActions: runs }) },
      action: {
        type: 'startWorkflow',
        workflowType: TIMER_FIRING_WORKFLOW,
        workflowId: `timer-firing:${schedule.processId}:${schedule.elementId}:${schedule.id}`,
        taskQueue,
        args: [input],
      },
    });
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false;
    throw error;
  }
}

async function ifThere(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}
