import { setTimeout as sleep } from 'node:timers/promises';
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { BUSY, refusals, type RefusalKind } from '../contract/process-instance.ts';
import { EngineUnavailable } from './engine-unavailable.ts';
import { Refused } from './refused.ts';

/**
 * gRPC statuses of what is over in a moment. Limits: ten updates in flight, requests a second. And an instance that wasn't ready: when
 * something happens to it just as it ends, the server drops that step together with the updates in it (`UnhandledCommand`).
 */
const MOMENTARY: ReadonlySet<number> = new Set([8 /* RESOURCE_EXHAUSTED */, 9 /* FAILED_PRECONDITION */]);
/** Failures of Updates that are over in a moment: `BUSY` is ours; the other Temporal's, where the worker lost the step that the Update came with. */
const MOMENTARY_FAILURES: ReadonlySet<string> = new Set([BUSY, 'UnprocessedUpdate']);
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 400;

/**
 * Calls Temporal within the deadline, which it tells the call (epoch milliseconds). Limits that are over in a moment are waited out with
 * growing, random pauses, so that sixteen people at one instance don't knock in step. Answers, or throws `Refused` or `EngineUnavailable`.
 */
export async function callEngine<Result>(
  { temporal, deadline }: { readonly temporal: Client; readonly deadline: number },
  call: (until: number) => Promise<Result>,
): Promise<Result> {
  const until = Date.now() + deadline;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    try {
      return await within(until, () => temporal.withDeadline(until, () => call(until)));
    } catch (error) {
      if (!isMomentary(error)) throw toEngineError(error);
      const wait = pause * (0.5 + Math.random());
      if (Date.now() + wait >= until) throw new EngineUnavailable(error);
      await sleep(wait);
    }
  }
}

/** gRPC notices a deadline late while it is still connecting; a page doesn't wait for that. */
async function within<Result>(until: number, call: () => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const late = sleep(until - Date.now() + 50, undefined, { signal: stop.signal }).then(() => {
    throw new EngineUnavailable(new Error('The deadline has passed'));
  });
  try {
    return await Promise.race([call(), late]);
  } finally {
    late.catch(() => undefined);
    stop.abort();
  }
}

function isMomentary(error: unknown): boolean {
  if (error instanceof WorkflowUpdateFailedError) {
    return error.cause instanceof ApplicationFailure && MOMENTARY_FAILURES.has(error.cause.type ?? '');
  }
  const status = statusOf(error);
  return status !== undefined && MOMENTARY.has(status);
}

function toEngineError(error: unknown): unknown {
  if (error instanceof Refused || error instanceof EngineUnavailable) return error;
  if (error instanceof WorkflowUpdateFailedError) return refusalOf(error);
  if (error instanceof WorkflowNotFoundError) return new Refused(refusals.ended, '流程实例已经结束或不存在', { cause: error });
  if (error instanceof WorkflowExecutionAlreadyStartedError) {
    return new Refused(refusals.exists, '已有相同业务编号的流程实例', { cause: error });
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || error instanceof ServiceError || isGrpcServiceError(error)) {
    return new EngineUnavailable(error);
  }
  return error;
}

function refusalOf(error: WorkflowUpdateFailedError): unknown {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return error;
  const kind = KINDS.find((known) => known === cause.type);
  if (kind !== undefined) return new Refused(kind, cause.message, { cause: error });
  // Temporal's own: the instance ended before its answer could be recorded.
  return cause.type === 'AcceptedUpdateCompletedWorkflow' ? new Refused(refusals.ended, '流程实例已经结束', { cause: error }) : error;
}

const KINDS: readonly RefusalKind[] = Object.values(refusals);

function statusOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? statusOf(error.cause) : undefined;
}
