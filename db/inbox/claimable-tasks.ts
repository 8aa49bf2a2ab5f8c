import { z } from 'zod';
import type { Database } from '../connection.ts';
import { INBOX_COLUMNS, INBOX_JOINS, inboxTaskSchema, type InboxPage, type PageRequest } from './inbox-task.ts';
import { MATCHES_TASK, searchPattern, toPage } from './paging.ts';
import { candidatesOf, type Viewer } from './viewer.ts';

/**
 * 待签收: open tasks that nobody has taken and the person may take, the earliest deadline first.
 *
 * Each group is read by its own ordered index scan that stops after a page, then the few rows are merged: the cost
 * depends on the size of the page, not on how many tasks wait.
 */
export async function claimableTasks(database: Database, viewer: Viewer, request: PageRequest): Promise<InboxPage> {
  const pattern = searchPattern(request.search);
  const place = request.before ?? request.after;
  const order = request.before === undefined ? 'asc' : 'desc';
  const result: unknown = await database.raw(
    `select ${INBOX_COLUMNS}, found.due_sort::text as sorted_by
     from (
       select distinct one_group.due_sort, one_group.instance_id, one_group.key
       from unnest(:candidates::text[]) as mine (candidate)
       cross join lateral (
         select c.due_sort, c.instance_id, c.key
         from task_candidates c
         join tasks t on t.instance_id = c.instance_id and t.key = c.key
         ${pattern === undefined ? '' : INBOX_JOINS}
         where c.candidate = mine.candidate
           and not (:person = any (t.excluded_users))
           ${place === undefined ? '' : `and (c.due_sort, c.instance_id, c.key) ${order === 'asc' ? '>' : '<'} (:at::timestamptz, :instanceId, :key)`}
           ${pattern === undefined ? '' : `and ${MATCHES_TASK}`}
         order by c.due_sort ${order}, c.instance_id ${order}, c.key ${order}
         limit :limit
       ) one_group
       order by 1 ${order}, 2 ${order}, 3 ${order}
       limit :limit
     ) found
     join tasks t on t.instance_id = found.instance_id and t.key = found.key
     ${INBOX_JOINS}
     order by found.due_sort ${order}, found.instance_id ${order}, found.key ${order}`,
    {
      candidates: candidatesOf(viewer),
      person: viewer.id,
      limit: request.size + 1,
      ...(place === undefined ? {} : { at: place.at, instanceId: place.instanceId, key: place.key }),
      ...(pattern === undefined ? {} : { pattern }),
    },
  );
  return toPage(rowsSchema.parse(result).rows, request);
}

const rowsSchema = z.object({ rows: z.array(inboxTaskSchema) });
