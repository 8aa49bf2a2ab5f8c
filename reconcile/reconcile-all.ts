import type { EngineClientContext } from '../client/engine-client-context.ts';
import { PROCESS_INSTANCE_WORKFLOW } from '../contract/process-instance.ts';
import { reconcileInstance, type Reconciliation, type ReconcileOptions } from './reconcile-instance.ts';

/** Instances looked at together. */
const CONCURRENCY = 8;
const PAGE = 500;

/**
 * Reconciles everything: instances that the read model calls active, then those that run in Temporal and that it
 * doesn't know or calls ended. Answers each as it is done.
 */
export async function* reconcileAll(context: EngineClientContext, options: ReconcileOptions = {}): AsyncGenerator<Reconciliation> {
  const seen = new Set<string>();
  for await (const ids of inGroups(activeIds(context))) {
    for (const id of ids) seen.add(id);
    yield* await Promise.all(ids.map((id) => reconcileInstance(context, id, options)));
  }
  for await (const ids of inGroups(runningIds(context, seen))) {
    yield* await Promise.all(ids.map((id) => reconcileInstance(context, id, options)));
  }
}

/**
 * Closes instances that somebody ended by force in Temporal since `since`. Cheap, so workers do it all the time: an
 * instance terminated in Temporal's own pages leaves no ghosts in an inbox. Answers how many it closed.
 */
export async function closeEndedByForce(context: EngineClientContext, since: Date): Promise<number> {
  const query = `WorkflowType = '${PROCESS_INSTANCE_WORKFLOW}' AND ExecutionStatus IN ('Terminated', 'Failed', 'TimedOut') AND CloseTime > '${since.toISOString()}'`;
  let closed = 0;
  for await (const { workflowId } of context.temporal.workflow.list({ query })) {
    if ((await context.instances.byId(workflowId))?.status !== 'active') continue;
    const { outcome } = await reconcileInstance(context, workflowId);
    if (outcome === 'closed') closed += 1;
  }
  return closed;
}

async function* activeIds({ instances }: EngineClientContext): AsyncGenerator<string> {
  for (let after = ''; ;) {
    const ids = await instances.activeIds(after, PAGE);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield* ids;
    after = last;
  }
}

/** Temporal's lists lag behind by seconds, which a difference of this kind doesn't. */
async function* runningIds({ temporal }: EngineClientContext, seen: ReadonlySet<string>): AsyncGenerator<string> {
  const query = `WorkflowType = '${PROCESS_INSTANCE_WORKFLOW}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of temporal.workflow.list({ query })) {
    if (!seen.has(workflowId)) yield workflowId;
  }
}

async function* inGroups(ids: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let group: string[] = [];
  for await (const id of ids) {
    group.push(id);
    if (group.length < CONCURRENCY) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
