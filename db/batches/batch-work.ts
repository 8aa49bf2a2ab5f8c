import { z } from 'zod';
import { instanceOperation } from '../../contract/instance-operation.ts';
import type { Database, Transaction } from '../connection.ts';

/** An item that a worker has taken. */
export type TakenItem = Readonly<z.infer<typeof takenRow>>;

export type ItemOutcome =
  { readonly state: 'done'; readonly resultInstanceId?: string } | { readonly state: 'refused' | 'failed'; readonly reason: string };

/** Takes the next item of the running batches, the oldest first, until `leasedUntil`; undefined when there is none. */
export async function takeItem(database: Database, now: Date, leasedUntil: Date): Promise<TakenItem | undefined> {
  const result: unknown = await database.raw(
    `update batch_items as i set attempts = i.attempts + 1, leased_until = :leasedUntil
     from (
       select i.batch_id, i.position, b.operation, b.created_by
       from batch_items as i join batches as b on b.id = i.batch_id
       where b.state = 'running' and i.state = 'pending' and (i.leased_until is null or i.leased_until < :now)
       order by b.created_at, i.position limit 1 for update of i skip locked
     ) as next
     where i.batch_id = next.batch_id and i.position = next.position
     returning i.batch_id as "batchId", i.position, i.instance_id as "instanceId", i.attempts, next.operation, next.created_by as "createdBy"`,
    { now, leasedUntil },
  );
  return z.object({ rows: z.array(takenRow) }).parse(result).rows[0];
}

/** Writes how an item ended, once, and whether the batch is done with it; false when somebody else has. */
export async function finishItem(transaction: Transaction, { batchId, position }: TakenItem, outcome: ItemOutcome): Promise<boolean> {
  const finished = await transaction('batch_items')
    .where({ batch_id: batchId, position, state: 'pending' })
    .update({
      state: outcome.state,
      reason: outcome.state === 'done' ? null : outcome.reason,
      result_instance_id: outcome.state === 'done' ? (outcome.resultInstanceId ?? null) : null,
      leased_until: null,
      finished_at: transaction.fn.now(),
    });
  return finished === 1;
}

/** The engine couldn't be reached: the item is for whoever comes after `until`. */
export async function postponeItem(database: Database, { batchId, position }: TakenItem, until: Date): Promise<void> {
  await database('batch_items').where({ batch_id: batchId, position, state: 'pending' }).update({ leased_until: until });
}

/** Batches without a pending item are done; answers how many. */
export async function closeFinishedBatches(database: Database): Promise<number> {
  return await database('batches')
    .where({ state: 'running' })
    .whereNotExists(
      database('batch_items').select(database.raw('1')).whereRaw('batch_items.batch_id = batches.id').where({ state: 'pending' }),
    )
    .update({ state: 'done', finished_at: database.fn.now() });
}

const takenRow = z.object({
  batchId: z.string(),
  position: z.number(),
  instanceId: z.string(),
  attempts: z.number(),
  operation: instanceOperation,
  createdBy: z.string(),
});
