import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowNotFoundError, type WorkflowExecutionStatusName } from '@temporalio/client';
import { callEngine } from '../client/call-engine.ts';
import type { EngineClientContext } from '../client/engine-client-context.ts';
import { executeUpdate } from '../client/execute-update.ts';
import { Refused } from '../client/refused.ts';
import { STATE_QUERY } from '../contract/process-instance.ts';
import type { InstanceState } from '../engine/index.ts';
import { differences, expectedKeys } from './expected-keys.ts';

/** What was found out about an instance, and done about it. */
export interface Reconciliation {
  readonly instanceId: string;
  readonly outcome:
    /** The read model says what the engine says. */
    | 'agrees'
    /** Open here although it has ended in Temporal: closed. */
    | 'closed'
    /** Open rows differed, or were asked to be rebuilt: written anew. */
    | 'rebuilt'
    /** Its calling instance is gone: ended. */
    | 'orphanEnded';
  readonly details: readonly string[];
}

export interface ReconcileOptions {
  /** Write the open rows anew even if they agree. */
  readonly rebuild?: boolean;
}

/** What is being written at this very moment isn't a difference: look again after this. */
const SETTLE = 400;

/** Compares one instance with the engine and mends the read model. Doing it twice changes nothing more. */
export async function reconcileInstance(
  context: EngineClientContext,
  instanceId: string,
  options: ReconcileOptions = {},
): Promise<Reconciliation> {
  const status = await statusOf(context, instanceId);
  if (status !== 'RUNNING') return await closeGhost(context, instanceId, status);
  if (await isOrphan(context, instanceId)) return await endOrphan(context, instanceId);
  try {
    const found = await differencesOf(context, instanceId);
    if (found.length === 0 && options.rebuild !== true) return { instanceId, outcome: 'agrees', details: [] };
    await executeUpdate(context, { instanceId, name: 'resynchronise', args: {}, updateId: randomUUID() });
    return { instanceId, outcome: 'rebuilt', details: found };
  } catch (error) {
    // It ended while we looked; its last projection has told the read model.
    if (error instanceof Refused) return { instanceId, outcome: 'agrees', details: [] };
    throw error;
  }
}

type Status = WorkflowExecutionStatusName | 'MISSING';

async function statusOf({ temporal, ...context }: EngineClientContext, instanceId: string): Promise<Status> {
  try {
    return (await callEngine({ temporal, ...context }, () => temporal.workflow.getHandle(instanceId).describe())).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || error instanceof Refused) return 'MISSING';
    throw error;
  }
}

async function closeGhost({ instances }: EngineClientContext, instanceId: string, status: Status): Promise<Reconciliation> {
  const row = await instances.byId(instanceId);
  if (row?.status !== 'active') return { instanceId, outcome: 'agrees', details: [] };
  await instances.markGone(instanceId, REASONS[status] ?? '流程实例在引擎中已经结束');
  return { instanceId, outcome: 'closed', details: [`workflow: ${status}`] };
}

const REASONS: Readonly<Partial<Record<Status, string>>> = {
  MISSING: '流程实例在引擎中已不存在',
  TERMINATED: '流程实例在引擎中被强制终止',
  FAILED: '流程实例在引擎中失败',
};

/** Differences that are still there after what was under way has been written. */
async function differencesOf(context: EngineClientContext, instanceId: string): Promise<readonly string[]> {
  const first = await compare(context, instanceId);
  if (first.length === 0) return first;
  await sleep(SETTLE);
  return await compare(context, instanceId);
}

async function compare({ temporal, instances, ...context }: EngineClientContext, instanceId: string): Promise<readonly string[]> {
  const state = await callEngine({ temporal, ...context }, () => temporal.workflow.getHandle(instanceId).query<InstanceState>(STATE_QUERY));
  const row = await instances.byId(instanceId);
  const missing = row?.status === state.status ? [] : [`instance: ${row?.status ?? 'missing'}`];
  return [...missing, ...differences(expectedKeys(state), await instances.openKeys(instanceId))];
}

/** An instance that was called, and whose caller was ended by force: nobody waits for it, and nobody would end it. */
async function isOrphan(context: EngineClientContext, instanceId: string): Promise<boolean> {
  const parent = (await context.instances.byId(instanceId))?.parentInstanceId ?? null;
  return parent !== null && (await statusOf(context, parent)) !== 'RUNNING';
}

async function endOrphan(context: EngineClientContext, instanceId: string): Promise<Reconciliation> {
  const ended: Reconciliation = { instanceId, outcome: 'orphanEnded', details: [] };
  try {
    await executeUpdate(context, { instanceId, name: 'cancel', args: { reason: '上级流程已不存在' }, updateId: `orphan:${instanceId}` });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  return ended;
}
