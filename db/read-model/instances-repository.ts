import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Database } from '../connection.ts';

export interface InstanceDetails {
  readonly id: string;
  readonly processId: string;
  readonly definitionHash: string;
  readonly businessKey: string;
  readonly organisation: string;
  readonly startedBy: string | null;
  readonly parentInstanceId: string | null;
  readonly status: 'active' | 'completed' | 'terminated';
  readonly endReason: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly batch: number;
  readonly variables: JsonObject;
}

/** One activation: what happened together, in order. Entries are the engine's log. */
export interface HistoryRow {
  readonly batch: number;
  readonly at: Date;
  readonly entries: readonly JsonObject[];
}

export interface LiveElementRow {
  readonly key: string;
  readonly elementId: string;
  readonly parent: string | null;
  readonly role: 'process' | 'element' | 'multiInstanceBody' | 'compensation';
  readonly since: Date;
}

/** Keys of everything open by table: what the reconciler compares with the engine's state. */
export interface OpenKeys {
  readonly elements: readonly string[];
  readonly tasks: readonly string[];
  readonly timers: readonly string[];
  readonly subscriptions: readonly string[];
  readonly jobs: readonly string[];
  readonly incidents: readonly string[];
}

/** Reads of single instances. Lists for the inbox and for registers have repositories of their own. */
export function createInstancesRepository(database: Database) {
  return { byId, tokenOf, history, liveElements, children, openKeys, activeIds, waitingForSignal, hasReached, markGone };

  async function byId(id: string): Promise<InstanceDetails | undefined> {
    const rows: unknown = await database('process_instances').select(COLUMNS).where({ id });
    return instanceRows.parse(rows)[0];
  }

  /** Token of the last projection; undefined without a row. */
  async function tokenOf(id: string): Promise<string | undefined> {
    const tokens: unknown[] = await database('process_instances').where({ id }).pluck('token');
    return z.array(z.string()).parse(tokens)[0];
  }

  /** What happened, oldest first, after the batch `after` (0: from the beginning). */
  async function history(instanceId: string, after = 0, limit = 1000): Promise<readonly HistoryRow[]> {
    const rows: unknown = await database('instance_history')
      .select('batch', 'at', 'entries')
      .where({ instance_id: instanceId })
      .where('batch', '>', after)
      .orderBy('batch')
      .limit(limit);
    return historyRows.parse(rows);
  }

  /** Where tokens stand. */
  async function liveElements(instanceId: string): Promise<readonly LiveElementRow[]> {
    const rows: unknown = await database('live_elements')
      .select({ key: 'key', elementId: 'element_id', parent: 'parent', role: 'role', since: 'since' })
      .where({ instance_id: instanceId })
      .orderBy('since');
    return liveRows.parse(rows);
  }

  /** Instances that its call activities started. */
  async function children(instanceId: string): Promise<readonly InstanceDetails[]> {
    const rows: unknown = await database('process_instances')
      .select(COLUMNS)
      .where({ parent_instance_id: instanceId })
      .orderBy('started_at');
    return instanceRows.parse(rows);
  }

  async function openKeys(instanceId: string): Promise<OpenKeys> {
    const keys = async (table: string, where: Readonly<Record<string, string>> = {}) => {
      const rows: unknown = await database(table)
        .select('key')
        .where({ instance_id: instanceId, ...where });
      return keyRows.parse(rows).map(({ key }) => key);
    };
    return {
      elements: await keys('live_elements'),
      tasks: await keys('tasks', { state: 'open' }),
      timers: await keys('timers'),
      subscriptions: await keys('subscriptions'),
      jobs: await keys('jobs'),
      incidents: await keys('incidents'),
    };
  }

  /** Ids of instances that the read model calls active, in order, after `after`: to walk through all of them. */
  async function activeIds(after: string, limit: number): Promise<readonly string[]> {
    const rows: unknown = await database('process_instances')
      .select('id')
      .where({ status: 'active' })
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit);
    return idRows.parse(rows).map(({ id }) => id);
  }

  async function waitingForSignal(name: string): Promise<readonly string[]> {
    const rows: unknown = await database('subscriptions').distinct({ id: 'instance_id' }).where({ kind: 'signal', name });
    return idRows.parse(rows).map(({ id }) => id);
  }

  /** Whether the read model has a batch of the instance: pages wait for it after an action whose reply got lost. */
  async function hasReached(instanceId: string, batch: number): Promise<boolean> {
    const rows: unknown = await database('process_instances').select('id').where({ id: instanceId }).where('batch', '>=', batch);
    return idRows.parse(rows).length > 0;
  }

  /** Closes everything of an instance that exists here only: its workflow is gone, or ended without saying so. */
  async function markGone(id: string, reason: string): Promise<void> {
    await database.transaction(async (transaction) => {
      const closed: unknown = await transaction('process_instances')
        .where({ id, status: 'active' })
        .update({ status: 'terminated', end_reason: reason, ended_at: transaction.fn.now() }, ['id']);
      if (idRows.parse(closed).length === 0) return;
      for (const table of ['live_elements', 'timers', 'subscriptions', 'jobs', 'incidents', 'task_candidates']) {
        await transaction(table).where({ instance_id: id }).delete();
      }
      await transaction('tasks').where({ instance_id: id, state: 'open' }).update({ state: 'cancelled', closed_at: transaction.fn.now() });
    });
  }
}

const COLUMNS = {
  id: 'id',
  processId: 'process_id',
  definitionHash: 'definition_hash',
  businessKey: 'business_key',
  organisation: 'organisation',
  startedBy: 'started_by',
  parentInstanceId: 'parent_instance_id',
  status: 'status',
  endReason: 'end_reason',
  startedAt: 'started_at',
  endedAt: 'ended_at',
  batch: 'batch',
  variables: 'variables',
};

const variablesSchema = z.record(z.string(), z.json());
const instanceRows = z.array(
  z.object({
    id: z.string(),
    processId: z.string(),
    definitionHash: z.string(),
    businessKey: z.string(),
    organisation: z.string(),
    startedBy: z.string().nullable(),
    parentInstanceId: z.string().nullable(),
    status: z.enum(['active', 'completed', 'terminated']),
    endReason: z.string().nullable(),
    startedAt: z.date(),
    endedAt: z.date().nullable(),
    batch: z.number(),
    variables: variablesSchema,
  }),
);
const historyRows = z.array(z.object({ batch: z.number(), at: z.date(), entries: z.array(variablesSchema) }));
const liveRows = z.array(
  z.object({
    key: z.string(),
    elementId: z.string(),
    parent: z.string().nullable(),
    role: z.enum(['process', 'element', 'multiInstanceBody', 'compensation']),
    since: z.date(),
  }),
);
const keyRows = z.array(z.object({ key: z.string() }));
const idRows = z.array(z.object({ id: z.string() }));
