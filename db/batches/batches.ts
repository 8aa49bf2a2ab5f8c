import { z } from 'zod';
import type { InstanceOperation } from '../../contract/instance-operation.ts';
import type { Database, Transaction } from '../connection.ts';
import { batchRow, itemRow, type Batch, type BatchItem, type BatchState, type ItemState } from './batch.ts';
import { selectedInstances, type InstanceSelection } from './select-instances.ts';

export interface BatchToCreate {
  /** Made by whoever asks: the same id creates one batch. */
  readonly id: string;
  readonly operation: InstanceOperation;
  readonly selection: InstanceSelection;
  /** Person id. */
  readonly createdBy: string;
}

/** How many instances a selection has now. */
export async function countInstances(database: Database, selection: InstanceSelection): Promise<number> {
  const { sql, values } = selectedInstances(selection);
  const result: unknown = await database.raw(`select count(*)::int as total from (${sql}) as selected`, values);
  return totals.parse(result).rows[0].total;
}

/** Writes a batch with all its items; false when its id is there already. */
export async function createBatch(transaction: Transaction, { id, operation, selection, createdBy }: BatchToCreate): Promise<boolean> {
  const { sql, values } = selectedInstances(selection);
  const created: unknown = await transaction('batches')
    .insert({ id, operation: JSON.stringify(operation), state: 'running', total: 0, created_by: createdBy })
    .onConflict('id')
    .ignore()
    .returning('id');
  if (z.array(z.unknown()).parse(created).length === 0) return false;
  await transaction.raw(
    `insert into batch_items (batch_id, position, instance_id)
     select :id, row_number() over (order by place), selected.id from (${sql}) as selected`,
    { ...values, id },
  );
  await transaction.raw(
    `update batches set total = items.total, state = case when items.total = 0 then 'done' else state end,
       finished_at = case when items.total = 0 then now() end
     from (select count(*)::int as total from batch_items where batch_id = :id) as items where id = :id`,
    { id },
  );
  return true;
}

export async function findBatch(database: Database, id: string): Promise<Batch | undefined> {
  return (await select(database, 'b.id = :id', { id }))[0];
}

/** The latest first. */
export async function latestBatches(database: Database): Promise<readonly Batch[]> {
  return await select(database, 'true', {});
}

export async function batchItems(
  database: Database,
  {
    batchId,
    state,
    after,
    limit,
  }: { readonly batchId: string; readonly state?: ItemState; readonly after: number; readonly limit: number },
): Promise<readonly BatchItem[]> {
  const query = database('batch_items').where({ batch_id: batchId }).where('position', '>', after).orderBy('position').limit(limit);
  if (state !== undefined) void query.where({ state });
  const rows: unknown = await query.select({
    position: 'position',
    instanceId: 'instance_id',
    state: 'state',
    reason: 'reason',
    resultInstanceId: 'result_instance_id',
    finishedAt: 'finished_at',
  });
  return z.array(itemRow).parse(rows);
}

/** Pauses, resumes or cancels; false when the batch isn't in one of the states `from`. Items under way are finished. */
export async function changeBatchState(
  transaction: Transaction,
  { id, from, to }: { readonly id: string; readonly from: readonly BatchState[]; readonly to: 'running' | 'paused' | 'cancelled' },
): Promise<boolean> {
  const changed = await transaction('batches')
    .where({ id })
    .whereIn('state', from)
    .update({ state: to, finished_at: to === 'cancelled' ? transaction.fn.now() : null });
  return changed === 1;
}

/** Tries again what was refused or has failed; answers how many. They keep their ids: what was done isn't done twice. */
export async function retryItems(transaction: Transaction, batchId: string): Promise<number> {
  const changed = await transaction('batch_items')
    .where({ batch_id: batchId })
    .whereIn('state', ['refused', 'failed'])
    .update({ state: 'pending', reason: null, attempts: 0, leased_until: null, finished_at: null });
  if (changed > 0) await transaction('batches').where({ id: batchId }).update({ state: 'running', finished_at: null });
  return changed;
}

/** `condition` is our own text. */
async function select(database: Database, condition: string, values: Readonly<Record<string, string>>): Promise<readonly Batch[]> {
  const result: unknown = await database.raw(
    `select b.id, b.operation, b.state, b.total, b.created_by as "createdBy", b.created_at as "createdAt", b.finished_at as "finishedAt",
       jsonb_build_object(
         'pending', count(*) filter (where i.state = 'pending'), 'done', count(*) filter (where i.state = 'done'),
         'refused', count(*) filter (where i.state = 'refused'), 'failed', count(*) filter (where i.state = 'failed')) as progress
     from (select * from batches b where ${condition} order by created_at desc limit 100) as b
     left join batch_items i on i.batch_id = b.id
     group by b.id, b.operation, b.state, b.total, b.created_by, b.created_at, b.finished_at
     order by b.created_at desc`,
    values,
  );
  return z.object({ rows: z.array(batchRow) }).parse(result).rows;
}

const totals = z.object({ rows: z.tuple([z.object({ total: z.number() })]) });
