import { z } from 'zod';
import type { Database } from '../connection.ts';

/**
 * A number for what waits for each candidate (group or `user:<id>`) and, as `assignee:<id>`, for each person: it
 * changes when a task comes or goes. One query for everybody who is looking.
 */
export async function inboxFingerprints(
  database: Database,
  { candidates, people }: { readonly candidates: readonly string[]; readonly people: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const result: unknown = await database.raw(
    `select candidate as name, count(*) || ':' || sum(hashtextextended(instance_id || '/' || key, 0)) as fingerprint
     from task_candidates where candidate = any (:candidates::text[]) group by candidate
     union all
     select 'assignee:' || assignee, count(*) || ':' || sum(hashtextextended(instance_id || '/' || key, 0))
     from tasks where assignee = any (:people::text[]) and state = 'open' group by assignee`,
    { candidates: [...candidates], people: [...people] },
  );
  const { rows } = z.object({ rows: z.array(z.object({ name: z.string(), fingerprint: z.string() })) }).parse(result);
  return new Map(rows.map(({ name, fingerprint }) => [name, fingerprint]));
}
