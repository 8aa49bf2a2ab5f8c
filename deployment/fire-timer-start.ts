import { WorkflowIdReusePolicy, type Client } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { callEngine } from '../client/call-engine.ts';
import { Refused } from '../client/refused.ts';
import { PROCESS_INSTANCE_WORKFLOW, refusals, searchAttributes, type ProcessInstanceInput } from '../contract/process-instance.ts';
import type { TimerFiring } from '../contract/timer-firing.ts';
import { readTimerStartRules } from '../contract/timer-start-rules.ts';
import type { Database } from '../db/connection.ts';
import type { Schedule, ScheduleRun, StartedRun } from '../db/schedules/schedule.ts';
import { claimRun, giveUpRun, isLastRunOpen, markBegun, recordSkips } from '../db/schedules/schedule-runs.ts';
import { findSchedule } from '../db/schedules/schedules.ts';
import { decideFiring } from './decide-firing.ts';
import { namesOf, timerInstance, type ScheduledVersion } from './timer-instance.ts';
import { nextFiring, timerPatternOf } from './timer-pattern.ts';

export interface ScheduleContext {
  readonly temporal: Client;
  readonly database: Database;
  readonly taskQueue: string;
  /** Milliseconds until `EngineUnavailable`. */
  readonly deadline: number;
  /** Milliseconds after which a firing that nobody started counts as missed; default: `LATE_AFTER`. */
  readonly lateAfter?: number;
}

/** A worker that is restarted, or a busy minute, is no outage. */
export const LATE_AFTER = 2 * 60 * 1000;

/** Settles a firing that Temporal reports. What isn't in the timer's pattern (any more) is nobody's firing. */
export async function fireTimerStart(context: ScheduleContext, { scheduleId, dueAt }: TimerFiring): Promise<void> {
  const schedule = await findSchedule(context.database, scheduleId);
  if (schedule === undefined) return;
  const pattern = timerPatternOf(schedule.timer, schedule.deployedAt.getTime());
  const due = new Date(dueAt).getTime();
  if (pattern === undefined || nextFiring(pattern, due - 1) !== due) return;
  await settleFiring(context, schedule, { dueAt: due, nextDueAt: nextFiring(pattern, due) });
}

/**
 * Starts the instance of a firing, or records why there is none. The register makes it one, whoever settles it how
 * often: it is written before the start, and the start has the name that stands there.
 */
export async function settleFiring(
  context: ScheduleContext,
  schedule: Schedule,
  firing: { readonly dueAt: number; readonly nextDueAt: number | undefined },
): Promise<void> {
  const { database, lateAfter = LATE_AFTER } = context;
  const dueAt = new Date(firing.dueAt);
  const { id, version } = schedule;
  if (version === null) {
    await recordSkips(database, id, [{ dueAt, reason: 'replaced' }]);
    return;
  }
  const decision = decideFiring({
    ...firing,
    now: Date.now(),
    lateAfter,
    rules: readTimerStartRules(version.manifest),
    isPaused: schedule.pausedAt !== null,
    isLastOpen: await isLastRunOpen(database, schedule, dueAt),
  });
  if (decision.kind === 'skip') {
    await recordSkips(database, id, [{ dueAt, reason: decision.reason }]);
    return;
  }
  const run = await claimRun(database, { scheduleId: id, dueAt, status: decision.status }, namesOf(schedule, version, dueAt));
  await beginRun(context, schedule, run);
}

/** Starts the instance of a claimed run, unless Temporal has it. Throws `EngineUnavailable`; then it is pending. */
export async function beginRun(context: ScheduleContext, schedule: Schedule, run: ScheduleRun): Promise<void> {
  const { outcome } = run;
  if (outcome.status === 'skipped' || outcome.begunAt !== null) return;
  if (schedule.version === null) {
    await giveUpRun(context.database, run);
    return;
  }
  await start(context, schedule, schedule.version, outcome);
  await markBegun(context.database, run);
}

async function start(context: ScheduleContext, schedule: Schedule, version: ScheduledVersion, run: StartedRun): Promise<void> {
  const { organisation, variables } = await timerInstance(context.database, version, run);
  const { definitionHash, startDefinition } = version;
  const input: ProcessInstanceInput = {
    definition: { definitionHash },
    definitionHash,
    businessKey: run.businessKey,
    organisation,
    start: {
      variables,
      startEvent: schedule.elementId,
      ...(startDefinition === null ? {} : { startDefinition }),
      ...(run.startedBy === null ? {} : { startedBy: run.startedBy }),
      ...(run.requestId === null ? {} : { requestId: run.requestId }),
    },
  };
  try {
    await callEngine(context, () =>
      context.temporal.workflow.start(PROCESS_INSTANCE_WORKFLOW, {
        workflowId: run.instanceId,
        taskQueue: context.taskQueue,
        args: [input],
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        typedSearchAttributes: [
          { key: PROCESS_ID, value: schedule.processId },
          { key: ORGANISATION, value: organisation },
        ],
      }),
    );
  } catch (error) {
    // Whoever settled the firing before got that far.
    if (!(error instanceof Refused && error.kind === refusals.exists)) throw error;
  }
}

const PROCESS_ID = defineSearchAttributeKey(searchAttributes.processId, SearchAttributeType.KEYWORD);
const ORGANISATION = defineSearchAttributeKey(searchAttributes.organisation, SearchAttributeType.KEYWORD);
