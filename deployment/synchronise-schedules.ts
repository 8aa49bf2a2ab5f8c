import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdReusePolicy,
  type Client,
} from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { TIME_ZONE } from '../contract/time-zone.ts';
import {
  DEFAULT_ORGANISATION,
  PROCESS_INSTANCE_WORKFLOW,
  searchAttributes,
  type ProcessInstanceInput,
} from '../contract/process-instance.ts';
import type { Database } from '../db/connection.ts';
import { createTimerStartsRepository, type TimerStart } from '../db/read-model/timer-starts-repository.ts';
import { readScheduleRules } from './schedule-rules.ts';
import { timerScheduleOf, type TimerSchedule } from './timer-schedule.ts';

export interface ScheduleContext {
  readonly temporal: Client;
  readonly database: Database;
  readonly taskQueue: string;
}

const PREFIX = 'timer-start:';

/**
 * Makes Temporal's Schedules equal to the timer start events of the latest versions; each version has schedules of
 * its own. Runs again and again in every worker, so a deployment while Temporal is away is caught up with. Answers
 * how many schedules changed.
 */
export async function synchroniseSchedules(context: ScheduleContext): Promise<number> {
  const starts = createTimerStartsRepository(context.database);
  const wanted = byId(await starts.all());
  const present = await presentSchedules(context.temporal);
  const gone = [...present].filter((id) => !wanted.has(id));
  for (const id of gone) await deleteSchedule(context.temporal, id);
  let made = 0;
  for (const [id, start] of wanted) {
    const schedule = timerScheduleOf(start.timer, start.deployedAt.getTime());
    // A schedule that has done all it had to do disappears by itself: it isn't made again.
    const isDone = start.scheduledAt !== null && schedule?.runs !== undefined;
    if (present.has(id) || isDone || schedule === undefined) continue;
    if (schedule.isDue === true && !start.goesOn) await startNow(context, start);
    if (await createSchedule(context, id, start, schedule)) made += 1;
    await starts.markScheduled(start);
  }
  return gone.length + made;
}

/** An element may have several timers: those after the first are numbered. */
function byId(starts: readonly TimerStart[]): ReadonlyMap<string, TimerStart> {
  const found = new Map<string, TimerStart>();
  for (const start of starts) {
    const id = `${PREFIX}${start.processId}:${start.elementId}:${start.definitionHash.slice(0, 12)}`;
    const sames = [...found.keys()].filter((known) => known === id || known.startsWith(`${id}:`)).length;
    found.set(sames === 0 ? id : `${id}:${String(sames + 1)}`, start);
  }
  return found;
}

async function presentSchedules(temporal: Client): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { scheduleId } of temporal.schedule.list()) {
    if (scheduleId.startsWith(PREFIX)) ids.add(scheduleId);
  }
  return ids;
}

async function createSchedule(
  { temporal, taskQueue }: ScheduleContext,
  id: string,
  start: TimerStart,
  schedule: TimerSchedule,
): Promise<boolean> {
  const { overlap, catchupWindow } = readScheduleRules(start.manifest);
  try {
    await temporal.schedule.create({
      scheduleId: id,
      spec: { ...schedule.spec, timezone: TIME_ZONE },
      policies: { overlap, catchupWindow },
      ...(schedule.runs === undefined ? {} : { state: { remainingActions: schedule.runs } }),
      action: { type: 'startWorkflow', workflowType: PROCESS_INSTANCE_WORKFLOW, ...startOptions(start, taskQueue) },
    });
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false;
    throw error;
  }
}

/** Starts the instance of a firing that was due before the deployment; its id makes it one, whoever asks how often. */
async function startNow({ temporal, taskQueue }: ScheduleContext, start: TimerStart): Promise<void> {
  const options = startOptions(start, taskQueue);
  try {
    await temporal.workflow.start(PROCESS_INSTANCE_WORKFLOW, {
      ...options,
      workflowId: `${options.workflowId}-${start.deployedAt.toISOString().slice(0, 19)}Z`,
      workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

function startOptions({ processId, definitionHash, elementId, definition, manifest }: TimerStart, taskQueue: string) {
  const { organisation = DEFAULT_ORGANISATION } = readScheduleRules(manifest);
  const input: ProcessInstanceInput = {
    definition: { definitionHash },
    definitionHash,
    // Each instance is named by its workflow id, to which the time is added.
    businessKey: '',
    organisation,
    start: { variables: {}, startEvent: elementId, ...(definition === null ? {} : { startDefinition: definition }) },
  };
  return {
    workflowId: `${processId}:${elementId}`,
    taskQueue,
    args: [input],
    typedSearchAttributes: [
      { key: PROCESS_ID, value: processId },
      { key: ORGANISATION, value: organisation },
    ],
  };
}

async function deleteSchedule(temporal: Client, id: string): Promise<void> {
  try {
    await temporal.schedule.getHandle(id).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}

const PROCESS_ID = defineSearchAttributeKey(searchAttributes.processId, SearchAttributeType.KEYWORD);
const ORGANISATION = defineSearchAttributeKey(searchAttributes.organisation, SearchAttributeType.KEYWORD);
