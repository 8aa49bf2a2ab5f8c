import { z } from 'zod';
import type { Database } from '../connection.ts';

const entrySchema = z.object({
  type: z.string(),
  event: z.string().nullish(),
  key: z.string().nullish(),
  elementId: z.string().nullish(),
  kind: z.string().nullish(),
  decisionId: z.string().nullish(),
  activated: z.array(z.string()).nullish(),
  terminated: z.array(z.string()).nullish(),
});

const rowSchema = z
  .object({ batch: z.number(), at: z.date(), entry: entrySchema, actor: z.string().nullable(), outcome: z.string().nullable() })
  .transform(({ batch, at, entry, actor, outcome }) => ({
    batch,
    at,
    type: entry.type,
    event: entry.event ?? undefined,
    elementId: entry.elementId ?? undefined,
    kind: entry.kind ?? undefined,
    /** Of a modification: elements at which tokens began and ended. */
    activated: entry.activated ?? [],
    terminated: entry.terminated ?? [],
    /** Who completed the user task of this element instance. */
    actor: actor ?? undefined,
    outcome: outcome ?? undefined,
  }));
export type HistoryEntry = Readonly<z.infer<typeof rowSchema>>;

export interface HistoryPage {
  /** The latest first. */
  readonly entries: readonly HistoryEntry[];
  /** Batch before which to go on, when there is more. */
  readonly olderThan?: number;
}

/**
 * What happened in an instance that a person may want to read: steps reached and completed, incidents, decisions, what operators did. Flows
 * and variables are left out. A page holds the entries of the latest `size` activations before `olderThan`.
 */
export async function instanceHistory(
  database: Database,
  instanceId: string,
  { size, olderThan }: { readonly size: number; readonly olderThan?: number },
): Promise<HistoryPage> {
  const result: unknown = await database.raw(
    `with page as (
       select batch, at, entries from instance_history
       where instance_id = :instanceId and batch < :before order by batch desc limit :limit
     )
     select page.batch, page.at, item.entry, t.closed_by as actor, t.state as outcome
     from page, jsonb_array_elements(page.entries) with ordinality as item (entry, place)
     left join tasks t on t.instance_id = :instanceId and t.element_instance = item.entry ->> 'key'
     where item.entry ->> 'type' in ('element', 'incident', 'decision', 'modified', 'migrated')
       and (item.entry ->> 'role') is distinct from 'compensation'
     order by page.batch desc, item.place desc`,
    { instanceId, before: olderThan ?? 2 ** 31 - 1, limit: size },
  );
  const entries = z.object({ rows: z.array(rowSchema) }).parse(result).rows;
  const last = entries.at(-1)?.batch;
  const batches = new Set(entries.map(({ batch }) => batch)).size;
  return last === undefined || batches < size || last <= 1 ? { entries } : { entries, olderThan: last };
}
