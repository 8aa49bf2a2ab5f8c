import { setTimeout as sleep } from 'node:timers/promises';
import { activityInfo, ApplicationFailure, cancellationSignal, cancelled, heartbeat } from '@temporalio/activity';
import type { JsonObject } from '../contract/json.ts';
import { BPMN_ERROR } from '../contract/job.ts';
import { BpmnError, InvalidServiceTaskInput, type ServiceTaskRequest } from './service-tasks/handler.ts';

/** Does the job of one type: a service task handler with its services, or what a test puts in its place. */
export type RunJob = (request: ServiceTaskRequest) => Promise<JsonObject>;

/** Well within the heartbeat timeout of jobs, so that a busy machine doesn't look like a dead one. */
const HEARTBEAT_EVERY = 4_000;
/** Pause while the database is away. */
const DATABASE_PAUSE = 500;

/**
 * Makes an activity of each handler. A refusal that the diagram may catch becomes a BPMN error; unusable input isn't
 * tried again; everything else is tried as often as the diagram says. That the database is away is nobody's fault and
 * costs no attempt: the activity waits for it.
 */
export function createJobActivities(handlers: ReadonlyMap<string, RunJob>): Record<string, RunJob> {
  return Object.fromEntries(
    [...handlers].map(([type, run]) => [type, (request) => withHeartbeat(() => whenDatabaseIsBack(() => runJob(run, request)))]),
  );
}

async function runJob(run: RunJob, request: ServiceTaskRequest): Promise<JsonObject> {
  try {
    return await run(request);
  } catch (error) {
    if (error instanceof BpmnError) {
      const { code, variables, message } = error;
      throw ApplicationFailure.create({ type: BPMN_ERROR, message, nonRetryable: true, details: [{ code, variables }], cause: error });
    }
    if (error instanceof InvalidServiceTaskInput) {
      throw ApplicationFailure.create({ type: error.name, message: error.message, nonRetryable: true, cause: error });
    }
    throw error;
  }
}

async function whenDatabaseIsBack<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      await sleep(DATABASE_PAUSE, undefined, { signal: cancellationSignal() });
    }
  }
}

/**
 * Tells Temporal that the work goes on, and lets go of it when the job is no longer wanted (its process went another
 * way) or the worker stops. Local activities are bounded by their workflow task; only ordinary ones report.
 */
async function withHeartbeat<Result>(work: () => Promise<Result>): Promise<Result> {
  if (activityInfo().isLocal) return await work();
  const beat = setInterval(heartbeat, HEARTBEAT_EVERY);
  try {
    return await Promise.race([work(), cancelled()]);
  } finally {
    clearInterval(beat);
  }
}

/** Connection refused, reset or lost; server starting, stopping or short of connections. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '08006', '08001', '08003', '53300']);

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && AWAY.has(error.code)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseAway)) return true;
  return error.message.includes('Connection terminated') || error.name === 'KnexTimeoutError';
}
