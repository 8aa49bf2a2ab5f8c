import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  TemporalFailure,
  type ActivityOptions,
} from '@temporalio/workflow';
import type { RetryPolicy } from '@temporalio/common';
import type { ServiceTaskRequest } from '../activities/service-tasks/handler.ts';
import type { JsonObject } from '../contract/json.ts';
import { BPMN_ERROR, ENGINE_ACTIVITY_PREFIX, jobHeaders } from '../contract/job.ts';
import type { JobDescription, TriggerBody } from '../engine/index.ts';
import type { PerformingInstance } from './performing-instance.ts';
import { isJsonObject, refuseVariables } from '../contract/variable-limits.ts';

type Handler = (request: ServiceTaskRequest) => Promise<unknown>;

const DEFAULT_TIMEOUT_SECONDS = 600;
/** Our own handlers report that they are alive; one whose worker was killed is done again after this. */
const HEARTBEAT_TIMEOUT = '15 seconds';

/**
 * Has a job done by the handler of its type and answers what that means for the engine. Temporal repeats failed
 * attempts as often as the diagram says; then it is an incident.
 */
export async function runJob(instance: PerformingInstance, job: JobDescription): Promise<TriggerBody> {
  if (job.type.startsWith(ENGINE_ACTIVITY_PREFIX)) return failed(job, `任务类型不能以 ${ENGINE_ACTIVITY_PREFIX} 开头`);
  try {
    const result = (await perform(instance, job)) ?? {};
    if (!isJsonObject(result)) return failed(job, '处理程序返回的不是一组变量');
    const refusal = refuseVariables(result);
    return refusal === undefined ? { type: 'completeJob', key: job.key, variables: result } : failed(job, refusal.message);
  } catch (error) {
    if (isCancellation(error)) throw error;
    // An ordinary activity's failure is wrapped, a local one's is the handler's own.
    if (error instanceof ActivityFailure) return triggerOf(job, error.cause ?? error);
    if (error instanceof TemporalFailure) return triggerOf(job, error);
    throw error;
  }
}

async function perform(instance: PerformingInstance, job: JobDescription): Promise<unknown> {
  const request = requestOf(instance, job);
  return isInProcess(job) ? await instance.lane.run(() => handlerOf(job)(request)) : await handlerOf(job)(request);
}

function isInProcess(job: JobDescription): boolean {
  return job.headers[jobHeaders.inProcess] === 'true';
}

function handlerOf(job: JobDescription): Handler {
  const retry: RetryPolicy = {
    maximumAttempts: Math.max(1, job.retries),
    initialInterval: '1 second',
    maximumInterval: '1 minute',
    nonRetryableErrorTypes: [BPMN_ERROR],
  };
  const startToCloseTimeout = `${String(timeoutSeconds(job))} seconds` as const;
  if (isInProcess(job)) {
    return handler(proxyLocalActivities<Record<string, Handler>>({ startToCloseTimeout, retry }), job.type);
  }
  const taskQueue = job.headers[jobHeaders.taskQueue];
  const options: ActivityOptions = {
    startToCloseTimeout,
    retry,
    summary: job.elementId,
    cancellationType: ActivityCancellationType.TRY_CANCEL,
    ...(taskQueue === undefined ? { heartbeatTimeout: HEARTBEAT_TIMEOUT } : { taskQueue }),
  };
  return handler(proxyActivities<Record<string, Handler>>(options), job.type);
}

function handler(handlers: Record<string, Handler>, type: string): Handler {
  const found = handlers[type];
  if (found === undefined) throw new Error(`No proxy for the activity ${type}`);
  return found;
}

function requestOf(instance: PerformingInstance, job: JobDescription): ServiceTaskRequest {
  const { businessKey, organisation, start } = instance.input;
  return {
    jobType: job.type,
    instanceId: instance.id,
    jobKey: job.key,
    elementId: job.elementId,
    businessKey,
    organisation,
    ...(start.startedBy === undefined ? {} : { startedBy: start.startedBy }),
    ...(job.actor === undefined ? {} : { actor: job.actor }),
    headers: job.headers,
    variables: job.variables,
    ...(job.listener === undefined ? {} : { listener: job.listener }),
  };
}

function timeoutSeconds(job: JobDescription): number {
  const seconds = Number(job.headers[jobHeaders.timeoutSeconds]);
  return Number.isInteger(seconds) && seconds > 0 ? seconds : DEFAULT_TIMEOUT_SECONDS;
}

function triggerOf(job: JobDescription, failure: Error): TriggerBody {
  if (failure instanceof ApplicationFailure && failure.type === BPMN_ERROR) {
    const [thrown] = failure.details ?? [];
    const { code, variables } = bpmnErrorOf(thrown);
    return { type: 'throwError', key: job.key, code, message: failure.message, variables };
  }
  return failed(job, failure.message);
}

/** The failure's first detail: `{code, variables?}`. */
function bpmnErrorOf(detail: unknown): { readonly code: string; readonly variables: JsonObject } {
  if (!isJsonObject(detail)) return { code: '', variables: {} };
  const { code, variables } = detail;
  return { code: typeof code === 'string' ? code : '', variables: isJsonObject(variables) ? variables : {} };
}

function failed(job: JobDescription, message: string): TriggerBody {
  return { type: 'failJob', key: job.key, message, retries: 0 };
}
