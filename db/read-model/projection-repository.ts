import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { BufferedMessage, ProjectionBatch, ProjectionResult, TaskRow } from '../../contract/projection.ts';
import type { Database, Transaction } from '../connection.ts';
import { lockCorrelations, releaseUnmatched, takeBuffered } from './message-correlation.ts';
import { projectionStatement, refillStatement } from './projection-statement.ts';

/** Dates of a working-day deadline by the calendar of the moment; the calendar itself is the domain's. */
export type ResolveDeadline = (
  from: Date,
  deadline: { readonly workingDays: number; readonly remindBefore?: number },
) => { readonly dueAt: Date; readonly remindAt?: Date };

export interface ProjectionRepository {
  /** Writes what one activation changed, on top of the batch named in `after`, or answers a conflict. */
  write(batch: ProjectionBatch): Promise<ProjectionResult>;
  /** Makes the open rows of the instance equal to a full batch, whatever stood there, or answers a conflict. */
  writeFull(batch: ProjectionBatch): Promise<ProjectionResult>;
}

/**
 * The one writer of the engine's read model. A batch is one transaction: a single statement, unless message
 * subscriptions open, which have to be matched with buffered messages under a lock.
 */
export function createProjectionRepository(database: Database, resolveDeadline: ResolveDeadline): ProjectionRepository {
  return {
    write: (batch) => storable((replacer) => write(batch, replacer)),
    writeFull: (batch) => storable((replacer) => writeFull(batch, replacer)),
  };

  async function write(batch: ProjectionBatch, replacer?: Replacer): Promise<ProjectionResult> {
    const token = newToken();
    if (!touchesMessages(batch)) {
      return (await run(database, batch, document(batch, token, replacer))) ? { token } : await conflict(database, batch);
    }
    return await database.transaction(async (transaction) => {
      await lockCorrelations(transaction, batch.subscriptionsOpened);
      if (!(await run(transaction, batch, document(batch, token, replacer)))) return await conflict(transaction, batch);
      return withMessages(token, await takeBuffered(transaction, batch.instanceId));
    });
  }

  async function writeFull(batch: ProjectionBatch, replacer?: Replacer): Promise<ProjectionResult> {
    const token = newToken();
    return await database.transaction(async (transaction) => {
      await lockCorrelations(transaction, batch.subscriptionsOpened);
      if (!(await replaceInstance(transaction, batch, token))) return await conflict(transaction, batch);
      await transaction.raw(refillStatement(batch), [document(batch, token, replacer)]);
      const again = await releaseUnmatched(transaction, batch.instanceId);
      return withMessages(token, [...again, ...(await takeBuffered(transaction, batch.instanceId))]);
    });
  }

  async function run(connection: Database | Transaction, batch: ProjectionBatch, json: string): Promise<boolean> {
    const { sql, name } = projectionStatement(batch);
    const result: unknown = await connection.raw(sql, [json]).options({ name });
    return writtenResult.parse(result).rows[0].written === 1;
  }

  function document(batch: ProjectionBatch, token: string, replacer?: Replacer): string {
    return JSON.stringify({ ...batch, token, tasksOpened: batch.tasksOpened.map(withDates) }, replacer);
  }

  function withDates(task: TaskRow) {
    const resolved = task.deadline === undefined ? undefined : resolveDeadline(new Date(task.createdAt), task.deadline);
    return {
      ...task,
      dueAt: resolved?.dueAt ?? validDate(task.dueDate),
      remindAt: resolved?.remindAt,
      followUpAt: validDate(task.followUpDate),
    };
  }
}

const writtenResult = z.object({ rows: z.tuple([z.object({ written: z.number() })]) });
const tokenResult = z.object({ rows: z.array(z.object({ token: z.string() })) });

function newToken(): string {
  return randomBytes(6).toString('base64url');
}

function touchesMessages(batch: ProjectionBatch): boolean {
  return batch.messagesDelivered.length > 0 || batch.subscriptionsOpened.some(({ kind }) => kind === 'message');
}

function withMessages(token: string, messages: readonly BufferedMessage[]): ProjectionResult {
  return messages.length === 0 ? { token } : { token, messages };
}

async function conflict(connection: Database | Transaction, { instanceId }: ProjectionBatch): Promise<ProjectionResult> {
  const result: unknown = await connection.raw('select token from process_instances where id = ?', [instanceId]);
  return { conflict: { current: tokenResult.parse(result).rows[0]?.token ?? null } };
}

/**
 * Puts the instance's row right, clears its open rows, and takes back what was written since the batch that met the conflict: history,
 * and messages marked as delivered. False when somebody wrote in between.
 */
async function replaceInstance(transaction: Transaction, batch: ProjectionBatch, token: string): Promise<boolean> {
  const { instance, instanceId, at, fullFrom, status = 'active' } = batch;
  if (instance === undefined || fullFrom === undefined) throw new TypeError('A full batch describes its instance');
  const row = {
    id: instanceId,
    process_id: instance.processId,
    definition_hash: instance.definitionHash,
    business_key: instance.businessKey,
    organisation: instance.organisation,
    started_by: instance.startedBy ?? null,
    parent_instance_id: instance.parentInstanceId ?? null,
    status,
    end_reason: batch.endReason ?? null,
    ended_at: status === 'active' ? null : new Date(at),
    batch: batch.batch,
    token,
    variables: JSON.stringify(batch.variables ?? {}),
  };
  const found: unknown = await transaction.raw('select token from process_instances where id = ? for update', [instanceId]);
  const current = tokenResult.parse(found).rows[0]?.token ?? null;
  if (current !== batch.after) return false;
  await transaction('process_instances')
    .insert({ ...row, started_at: new Date(at) })
    .onConflict('id')
    .merge(row);
  for (const table of ['live_elements', 'timers', 'subscriptions', 'jobs', 'incidents', 'task_candidates']) {
    await transaction(table).where({ instance_id: instanceId }).delete();
  }
  await transaction.raw(
    `update messages set delivered_at = null
     where instance_id = :instanceId and confirmed_at is null and subscription_key is not null
       and delivered_at in (select h.at from instance_history as h where h.instance_id = :instanceId and h.batch >= :fullFrom)`,
    { instanceId, fullFrom },
  );
  await transaction('instance_history').where({ instance_id: instanceId }).where('batch', '>=', fullFrom).delete();
  const open = batch.tasksOpened.map(({ key }) => key);
  await transaction('tasks')
    .where({ instance_id: instanceId, state: 'open' })
    .whereNotIn('key', open)
    .update({ state: 'cancelled', closed_at: new Date(at) });
  return true;
}

function validDate(text: string | undefined): Date | undefined {
  const date = text === undefined ? undefined : new Date(text);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

/** `JSON.stringify`'s second argument. */
type Replacer = (name: string, value: unknown) => unknown;

/**
 * jsonb can't hold NUL and lone surrogates. Edges refuse them, but a FEEL expression can still make one, and an
 * instance that can't be written down would hang for ever: such characters are replaced.
 */
async function storable(write: (replacer?: Replacer) => Promise<ProjectionResult>): Promise<ProjectionResult> {
  try {
    return await write();
  } catch (error) {
    if (!isUnstorableText(error)) throw error;
    return await write((_name, value) => (typeof value === 'string' ? value.replace(/\0|\p{Surrogate}/gu, '\ufffd') : value));
  }
}

/** PostgreSQL's `untranslatable_character`, and `invalid_text_representation` for a JSON escape. */
function isUnstorableText(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '22P05' || error.code === '22P02');
}
