import { z } from 'zod';
import type { BufferedMessage, SubscriptionRow } from '../../contract/projection.ts';
import type { Transaction } from '../connection.ts';

/**
 * Serialises publishing and subscribing for a name and correlation key: without it a message and a subscription that
 * come at the same moment would each miss the other's uncommitted row. Held until the transaction ends.
 */
export async function lockCorrelations(
  transaction: Transaction,
  subscriptions: readonly Pick<SubscriptionRow, 'kind' | 'name' | 'correlationKey'>[],
): Promise<void> {
  const keys = new Set(
    subscriptions.filter(({ kind }) => kind === 'message').map(({ name, correlationKey }) => JSON.stringify([name, correlationKey ?? ''])),
  );
  if (keys.size === 0) return;
  await transaction.raw(
    'select pg_advisory_xact_lock(k) from (select distinct hashtextextended(t, 0) as k from unnest(?::text[]) as t order by 1) as locks',
    [[...keys]],
  );
}

/**
 * Gives each open message subscription of the instance that has none on its way the oldest message waiting for it,
 * and answers those. A message goes to one subscription only.
 */
export async function takeBuffered(transaction: Transaction, instanceId: string): Promise<readonly BufferedMessage[]> {
  const result: unknown = await transaction.raw(
    `with free as (
       select s.key, s.name, s.correlation_key,
         row_number() over (partition by s.name, s.correlation_key order by s.opened_at, s.key) as place
       from subscriptions as s
       where s.instance_id = :instanceId and s.kind = 'message' and not exists (
         select from messages as m where m.instance_id = s.instance_id and m.subscription_key = s.key and m.delivered_at is null)
     ), waiting as (
       select m.id, m.name, m.correlation_key,
         row_number() over (partition by m.name, m.correlation_key order by m.published_at, m.id) as place
       from messages as m
       where m.instance_id is null and m.expires_at > now()
         and (m.name, m.correlation_key) in (select name, correlation_key from free)
     )
     update messages as m set instance_id = :instanceId, subscription_key = free.key
     from waiting join free using (name, correlation_key, place)
     where m.id = waiting.id and m.instance_id is null
     returning free.key, m.id as "messageId", m.variables`,
    { instanceId },
  );
  return messagesResult.parse(result).rows;
}

/**
 * After a full synchronisation: messages that were on their way to the instance are handed over again if their
 * subscription is still open, and go back into the buffer if it isn't.
 */
export async function releaseUnmatched(transaction: Transaction, instanceId: string): Promise<readonly BufferedMessage[]> {
  await transaction.raw(
    `update messages as m set instance_id = null, subscription_key = null
     where m.instance_id = ? and m.delivered_at is null and m.subscription_key is not null
       and not exists (select from subscriptions as s where s.instance_id = m.instance_id and s.key = m.subscription_key
         and s.name = m.name and s.correlation_key = m.correlation_key)`,
    [instanceId],
  );
  const result: unknown = await transaction.raw(
    `select subscription_key as key, id as "messageId", variables from messages
     where instance_id = ? and delivered_at is null and subscription_key is not null order by published_at`,
    [instanceId],
  );
  return messagesResult.parse(result).rows;
}

const messagesResult = z.object({
  rows: z.array(z.object({ key: z.string(), messageId: z.string(), variables: z.record(z.string(), z.json()) })),
});
