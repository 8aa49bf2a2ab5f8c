import { z } from 'zod';
import type { Database } from '../connection.ts';
import { candidatesOf, type Viewer } from './viewer.ts';

/** Counting stops here: nobody needs to know whether it is 999 or 12,000. */
export const COUNT_LIMIT = 1_000;

const countsSchema = z
  .object({ claimable: z.number(), claimable_overdue: z.number(), assigned: z.number(), assigned_overdue: z.number() })
  .transform((row) => ({
    claimable: row.claimable,
    claimableOverdue: row.claimable_overdue,
    assigned: row.assigned,
    assignedOverdue: row.assigned_overdue,
  }));
export type InboxCounts = Readonly<z.infer<typeof countsSchema>>;

/** How many tasks wait for the person, exact below `COUNT_LIMIT`; read from indices. */
export async function inboxCounts(database: Database, viewer: Viewer, now: Date): Promise<InboxCounts> {
  const result: unknown = await database.raw(
    `with candidates as (
       select distinct one_group.due_sort, one_group.instance_id, one_group.key
       from unnest(:candidates::text[]) as mine (candidate)
       cross join lateral (
         select c.due_sort, c.instance_id, c.key from task_candidates c
         where c.candidate = mine.candidate order by c.due_sort, c.instance_id, c.key limit :limit
       ) one_group
     ),
     allowed as (
       select due_sort from candidates c
       where not exists (
         select from tasks t
         where t.state = 'open' and t.excluded_users <> '{}' and t.excluded_users @> array[:person]
           and t.instance_id = c.instance_id and t.key = c.key
       )
       limit :limit
     ),
     own as (select due_at from tasks where assignee = :person and state = 'open' limit :limit)
     select
       (select count(*)::int from allowed) as claimable,
       (select count(*)::int from allowed where due_sort < :now) as claimable_overdue,
       (select count(*)::int from own) as assigned,
       (select count(*)::int from own where due_at < :now) as assigned_overdue`,
    { candidates: candidatesOf(viewer), person: viewer.id, limit: COUNT_LIMIT, now },
  );
  return z.object({ rows: z.tuple([countsSchema]) }).parse(result).rows[0];
}
