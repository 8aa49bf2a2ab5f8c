import type { EngineClientContext } from '../../client/engine-client-context.ts';
import { EngineUnavailable } from '../../client/engine-unavailable.ts';
import { performOperation } from '../../client/perform-operation.ts';
import { Refused } from '../../client/refused.ts';
import { refusals } from '../../contract/process-instance.ts';
import { audit } from '../../db/audit/audit.ts';
import { closeFinishedBatches, finishItem, postponeItem, takeItem, type ItemOutcome, type TakenItem } from '../../db/batches/batch-work.ts';

/** Items at once in one worker: instances and servers have other things to do. */
const CONCURRENCY = 8;
/** A round ends after this even if more is pending: a worker that is told to stop waits for its round. */
const ROUND = 5_000;
/** Longer than a call takes: an item of a killed worker waits this long for another one. */
const LEASE = 15_000;
/** Before an item is tried again for which the engine couldn't be reached. */
const PAUSE = 5_000;
/** After these it has failed: a person sees it and tries again. */
const MOST_ATTEMPTS = 20;

/**
 * Works off what is pending in the running batches; answers how many items it finished. An item is an Update with an id
 * of its own, so that one that a killed worker had sent is found done by the next.
 */
export async function workOffBatches(context: EngineClientContext): Promise<number> {
  const lanes = await Promise.all(Array.from({ length: CONCURRENCY }, () => workOff(context, Date.now() + ROUND)));
  const finished = lanes.reduce((sum, count) => sum + count, 0);
  await closeFinishedBatches(context.database);
  return finished;
}

async function workOff(context: EngineClientContext, until: number): Promise<number> {
  let finished = 0;
  for (let now = Date.now(); now < until; now = Date.now()) {
    const item = await takeItem(context.database, new Date(now), new Date(now + LEASE));
    if (item === undefined) break;
    const outcome = await perform(context, item);
    if (outcome === 'later') await postponeItem(context.database, item, new Date(Date.now() + PAUSE));
    else if (await finish(context, item, outcome)) finished += 1;
  }
  return finished;
}

async function perform(context: EngineClientContext, item: TakenItem): Promise<ItemOutcome | 'later'> {
  const { batchId, instanceId, operation, createdBy, attempts } = item;
  try {
    const reply = await performOperation(context, { instanceId, operation, updateId: `batch:${batchId}`, actor: createdBy });
    return operation.kind === 'restart' ? { state: 'done', resultInstanceId: reply.instanceId } : { state: 'done' };
  } catch (error) {
    if (error instanceof Refused) {
      return (await hasCancelled(context, item, error)) ? { state: 'done' } : { state: 'refused', reason: error.message };
    }
    if (error instanceof EngineUnavailable && attempts < MOST_ATTEMPTS) return 'later';
    return { state: 'failed', reason: error instanceof EngineUnavailable ? '流程服务连接不上' : String(error) };
  }
}

/** A killed worker may have cancelled the instance: it has ended then, for the very reason. */
async function hasCancelled(
  { instances }: EngineClientContext,
  { operation, instanceId, attempts }: TakenItem,
  { kind }: Refused,
): Promise<boolean> {
  if (operation.kind !== 'cancel' || kind !== refusals.ended || attempts === 1) return false;
  const instance = await instances.byId(instanceId);
  return instance?.status === 'terminated' && instance.endReason === operation.reason;
}

async function finish({ database }: EngineClientContext, item: TakenItem, outcome: ItemOutcome): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    if (!(await finishItem(transaction, item, outcome))) return false;
    if (outcome.state === 'done') {
      await audit(transaction, {
        actor: item.createdBy,
        action: `instance.${item.operation.kind}`,
        subject: { kind: 'instance', id: item.instanceId },
        details: { batch: item.batchId },
      });
    }
    return true;
  });
}
