import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Database, Transaction } from '../connection.ts';
import { lockCorrelations } from './message-correlation.ts';

export interface MessageRow {
  readonly id: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
  readonly expiresAt: Date;
  /** Owner of an instance that it begins; absent: the default one. */
  readonly organisation?: string;
}

/** Where a message is: on its way to a subscription, on its way to start an instance, delivered, or waiting. */
export type MessageState = { readonly variables: JsonObject } & (
  | { readonly kind: 'buffered' }
  | { readonly kind: 'taken'; readonly instanceId: string; readonly key: string }
  | { readonly kind: 'starting'; readonly instanceId: string }
  | { readonly kind: 'delivered'; readonly instanceId: string }
);

/** The buffer of published messages. A message goes to one subscription, or starts one instance, or expires. */
export function createMessagesRepository(database: Database) {
  return { publish, release, undelivered, rematch, confirm, unconfirmed, confirmDelivered, deleteExpired };

  /** Keeps the message and gives it to the longest-waiting subscription, if there is one. An id that is known changes nothing. */
  async function publish(message: MessageRow): Promise<MessageState> {
    return await database.transaction(async (transaction) => {
      await lockCorrelations(transaction, [{ kind: 'message', ...message }]);
      const inserted: unknown = await transaction('messages')
        .insert({
          id: message.id,
          name: message.name,
          correlation_key: message.correlationKey,
          variables: JSON.stringify(message.variables),
          expires_at: message.expiresAt,
          organisation: message.organisation ?? null,
        })
        .onConflict('id')
        .ignore()
        .returning('id');
      // One without a time to live still goes to whoever waits at this moment.
      return await match(transaction, message.id, idRows.parse(inserted).length > 0);
    });
  }

  /** The subscription that took the message is gone: back into the buffer, and to the next that waits. */
  async function release(message: { readonly id: string; readonly name: string; readonly correlationKey: string }): Promise<MessageState> {
    return await database.transaction(async (transaction) => {
      await lockCorrelations(transaction, [{ kind: 'message', ...message }]);
      await transaction('messages')
        .where({ id: message.id })
        .whereNull('delivered_at')
        .update({ instance_id: null, subscription_key: null });
      return await match(transaction, message.id);
    });
  }

  /** Messages that were taken before `before` and haven't arrived: their deliverer died on the way. */
  async function undelivered(before: Date, limit: number): Promise<readonly UndeliveredMessage[]> {
    const rows: unknown = await database('messages')
      .select({
        id: 'id',
        name: 'name',
        correlationKey: 'correlation_key',
        variables: 'variables',
        organisation: 'organisation',
        instanceId: 'instance_id',
        key: 'subscription_key',
      })
      .whereNotNull('instance_id')
      .whereNull('delivered_at')
      .where('published_at', '<', before)
      .orderBy('published_at')
      .limit(limit);
    return undeliveredRows.parse(rows);
  }

  /** Buffered messages for which a subscription waits nevertheless. There are none unless rows were changed by hand. */
  async function rematch(limit: number): Promise<readonly UndeliveredMessage[]> {
    const found: unknown = await database.raw(
      `select m.id, m.name, m.correlation_key as "correlationKey", m.organisation from messages as m
       where m.instance_id is null and m.expires_at > now() and exists (
         select from subscriptions as s where s.kind = 'message' and s.name = m.name and s.correlation_key = m.correlation_key)
       order by m.published_at limit ?`,
      [limit],
    );
    const matched: UndeliveredMessage[] = [];
    for (const message of buffered.parse(found).rows) {
      const state = await release(message);
      if (state.kind === 'taken') matched.push({ ...message, variables: state.variables, instanceId: state.instanceId, key: state.key });
    }
    return matched;
  }

  /** The engine has said that the instance has the message. */
  async function confirm(id: string): Promise<void> {
    await database('messages').where({ id }).whereNotNull('delivered_at').update({ confirmed_at: new Date() });
  }

  /** Instances with messages that were delivered before `before`, by the word of nobody but the worker that wrote it. */
  async function unconfirmed(before: Date, limit: number): Promise<readonly string[]> {
    const ids: unknown[] = await database('messages')
      .where('delivered_at', '<', before)
      .whereNull('confirmed_at')
      .whereNotNull('subscription_key')
      .groupBy('instance_id')
      .orderByRaw('min(delivered_at)')
      .limit(limit)
      .pluck('instance_id');
    return z.array(z.string()).parse(ids);
  }

  /** What was delivered to the instance before `before` did happen. */
  async function confirmDelivered(instanceId: string, before: Date): Promise<void> {
    await database('messages')
      .where({ instance_id: instanceId })
      .where('delivered_at', '<', before)
      .whereNull('confirmed_at')
      .update({ confirmed_at: new Date() });
  }

  /** Removes what nobody waited for in time, and what was certainly delivered and is past its time too. */
  async function deleteExpired(now: Date): Promise<number> {
    return await database('messages')
      .where('expires_at', '<', now)
      .whereRaw('(instance_id is null or confirmed_at is not null or (delivered_at is not null and subscription_key is null))')
      .delete();
  }
}

export interface UndeliveredMessage {
  readonly id: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
  readonly organisation: string | null;
  readonly instanceId: string;
  /** Null: it starts the instance. */
  readonly key: string | null;
}

async function match(transaction: Transaction, messageId: string, isNew = false): Promise<MessageState> {
  await transaction.raw(
    `update messages as m set instance_id = s.instance_id, subscription_key = s.key
     from (
       select s.instance_id, s.key from subscriptions as s join messages as w on s.name = w.name and s.correlation_key = w.correlation_key
       where w.id = :messageId and s.kind = 'message'
       order by exists (select from messages as o where o.instance_id = s.instance_id and o.subscription_key = s.key and o.delivered_at is null),
         s.opened_at, s.instance_id, s.key
       limit 1
     ) as s
     where m.id = :messageId and m.instance_id is null and (:isNew or m.expires_at > now())`,
    { messageId, isNew },
  );
  const [row] = stateRows.parse(
    await transaction('messages')
      .select({ instanceId: 'instance_id', key: 'subscription_key', deliveredAt: 'delivered_at', variables: 'variables' })
      .where({ id: messageId }),
  );
  const { variables } = row;
  if (row.instanceId === null) return { kind: 'buffered', variables };
  if (row.deliveredAt !== null) return { kind: 'delivered', instanceId: row.instanceId, variables };
  if (row.key === null) return { kind: 'starting', instanceId: row.instanceId, variables };
  return { kind: 'taken', instanceId: row.instanceId, key: row.key, variables };
}

const variablesSchema = z.record(z.string(), z.json());
const stateRows = z.tuple([
  z.object({ instanceId: z.string().nullable(), key: z.string().nullable(), deliveredAt: z.date().nullable(), variables: variablesSchema }),
]);
const undeliveredRows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    correlationKey: z.string(),
    variables: variablesSchema,
    organisation: z.string().nullable(),
    instanceId: z.string(),
    key: z.string().nullable(),
  }),
);
const buffered = z.object({
  rows: z.array(z.object({ id: z.string(), name: z.string(), correlationKey: z.string(), organisation: z.string().nullable() })),
});
const idRows = z.array(z.object({ id: z.string() }));
