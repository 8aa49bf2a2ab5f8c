import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Database, Transaction } from '../connection.ts';

/** A message that nobody has taken yet. */
export interface WaitingMessage {
  readonly id: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
  /** Owner of the instance that it begins; null: the default one. */
  readonly organisation: string | null;
}

/**
 * Which buffered message begins an instance. With a correlation key a process has one such instance at a time: messages
 * of the key wait until it has ended, and then begin the next ones in the order of their publication (as in Camunda 8).
 */
export function createMessageStartsRepository(database: Database) {
  return { reserve, oldest, next, startable };

  /** Gives a buffered message to the instance that it begins; false when somebody else has it or an instance of its key runs. */
  async function reserve(message: WaitingMessage, processId: string, instanceId: string): Promise<boolean> {
    return await database.transaction(async (transaction) => {
      if (message.correlationKey !== '' && !(await claimKey(transaction, processId, message.correlationKey, instanceId))) return false;
      const count = await transaction('messages').where({ id: message.id }).whereNull('instance_id').update({ instance_id: instanceId });
      return count === 1;
    });
  }

  /** The first that waits of those with a name and key. */
  async function oldest({ name, correlationKey }: Pick<WaitingMessage, 'name' | 'correlationKey'>): Promise<WaitingMessage | undefined> {
    const result: unknown = await database.raw(
      `select ${COLUMNS} from messages as m
       where m.name = :name and m.correlation_key = :correlationKey and ${IS_WAITING} order by m.published_at, m.id limit 1`,
      { name, correlationKey },
    );
    return waiting.parse(result).rows[0];
  }

  /** The first that waits with a key to begin an instance of a process. */
  async function next(processId: string, correlationKey: string): Promise<WaitingMessage | undefined> {
    const result: unknown = await database.raw(
      `select ${COLUMNS} from messages as m join start_events as s on s.kind = 'message' and s.name = m.name
       where s.process_id = :processId and m.correlation_key = :correlationKey and ${IS_WAITING} order by m.published_at, m.id limit 1`,
      { processId, correlationKey },
    );
    return waiting.parse(result).rows[0];
  }

  /** Messages that could begin an instance now: whoever was to do it when the one before ended has died. */
  async function startable(limit: number): Promise<readonly WaitingMessage[]> {
    const result: unknown = await database.raw(
      `select distinct on (m.name, m.correlation_key) ${COLUMNS} from messages as m
       cross join lateral (
         select process_id from start_events where kind = 'message' and name = m.name order by process_id limit 1) as e
       where m.correlation_key <> '' and ${IS_WAITING} and not exists (
         select from message_starts as s
         where s.process_id = e.process_id and s.correlation_key = m.correlation_key and ${IS_RUNNING})
       order by m.name, m.correlation_key, m.published_at, m.id limit :limit`,
      { limit },
    );
    return waiting.parse(result).rows;
  }
}

const COLUMNS = 'm.id, m.name, m.correlation_key as "correlationKey", m.variables, m.organisation';
const IS_WAITING = 'm.instance_id is null and m.expires_at > now()';

/** The instance of `message_starts as s` runs, or is about to begin. */
const IS_RUNNING = `(exists (select from process_instances as i where i.id = s.instance_id and i.status = 'active')
  or exists (select from messages as o where o.instance_id = s.instance_id and o.subscription_key is null and o.delivered_at is null))`;

/** The row's lock makes two that come at the same moment wait for each other. */
async function claimKey(transaction: Transaction, processId: string, correlationKey: string, instanceId: string): Promise<boolean> {
  const result: unknown = await transaction.raw(
    `insert into message_starts as s (process_id, correlation_key, instance_id) values (:processId, :correlationKey, :instanceId)
     on conflict (process_id, correlation_key) do update set instance_id = excluded.instance_id where not ${IS_RUNNING}
     returning instance_id`,
    { processId, correlationKey, instanceId },
  );
  return claimed.parse(result).rows.length > 0;
}

const claimed = z.object({ rows: z.array(z.unknown()) });
const waiting = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      correlationKey: z.string(),
      variables: z.record(z.string(), z.json()),
      organisation: z.string().nullable(),
    }),
  ),
});
