import { z } from 'zod';
import type { Database } from '../connection.ts';
import type { InboxPage, PageRequest } from './inbox-task.ts';
import { MATCHES_INSTANCE, searchPattern, toPage } from './paging.ts';
import type { Viewer } from './viewer.ts';

const rowSchema = z
  .object({
    id: z.string(),
    process_id: z.string(),
    process_name: z.string(),
    business_key: z.string(),
    organisation: z.string(),
    status: z.enum(['active', 'completed', 'terminated']),
    started_at: z.date(),
    ended_at: z.date().nullable(),
    waiting_for: z.array(z.string()),
    sorted_by: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    processId: row.process_id,
    processName: row.process_name,
    businessKey: row.business_key,
    organisation: row.organisation,
    status: row.status,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    /** Names of the open tasks. */
    waitingFor: row.waiting_for,
    place: { at: row.sorted_by, instanceId: row.id, key: '' },
  }));
export type StartedInstance = Readonly<z.infer<typeof rowSchema>>;

/** 我发起: what the person started, the latest first. */
export async function startedInstances(database: Database, viewer: Viewer, request: PageRequest): Promise<InboxPage<StartedInstance>> {
  const pattern = searchPattern(request.search);
  const place = request.before ?? request.after;
  const descending = request.before === undefined;
  const order = descending ? 'desc' : 'asc';
  const result: unknown = await database.raw(
    `select i.id, i.process_id, d.name as process_name, i.business_key, i.organisation, i.status, i.started_at, i.ended_at,
       i.started_at::text as sorted_by,
       array(select t.name from tasks t where t.instance_id = i.id and t.state = 'open' order by t.created_at limit 3) as waiting_for
     from process_instances i
     join process_definitions d on d.hash = i.definition_hash
     where i.started_by = :person
       ${place === undefined ? '' : `and (i.started_at, i.id) ${descending ? '<' : '>'} (:at::timestamptz, :instanceId)`}
       ${pattern === undefined ? '' : `and ${MATCHES_INSTANCE}`}
     order by i.started_at ${order}, i.id ${order}
     limit :limit`,
    {
      person: viewer.id,
      limit: request.size + 1,
      ...(place === undefined ? {} : { at: place.at, instanceId: place.instanceId }),
      ...(pattern === undefined ? {} : { pattern }),
    },
  );
  return toPage(z.object({ rows: z.array(rowSchema) }).parse(result).rows, request);
}
