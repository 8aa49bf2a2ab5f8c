import { z } from 'zod';
import type { Database } from '../connection.ts';
import { INBOX_COLUMNS, INBOX_JOINS, inboxTaskSchema, type InboxPage, type InboxTask, type PageRequest } from './inbox-task.ts';
import { MATCHES_TASK, searchPattern, toPage } from './paging.ts';
import type { Viewer } from './viewer.ts';

/** 待办: open tasks that the person has taken or was given, the earliest deadline first. */
export async function assignedTasks(database: Database, viewer: Viewer, request: PageRequest): Promise<InboxPage> {
  const rows = await tasksWhere(database, {
    request,
    person: viewer.id,
    condition: `t.assignee = :person and t.state = 'open'`,
    sort: `coalesce(t.due_at, 'infinity')`,
    newestFirst: false,
  });
  return toPage(rows, request);
}

/** 已办: tasks that the person completed, the latest first. */
export async function completedTasks(database: Database, viewer: Viewer, request: PageRequest): Promise<InboxPage> {
  const rows = await tasksWhere(database, {
    request,
    person: viewer.id,
    condition: `t.closed_by = :person and t.state = 'completed'`,
    sort: 't.closed_at',
    newestFirst: true,
  });
  return toPage(rows, request);
}

interface TaskList {
  readonly request: PageRequest;
  readonly person: string;
  readonly condition: string;
  readonly sort: string;
  readonly newestFirst: boolean;
}

async function tasksWhere(database: Database, { request, person, condition, sort, newestFirst }: TaskList): Promise<InboxTask[]> {
  const pattern = searchPattern(request.search);
  const place = request.before ?? request.after;
  const descending = newestFirst === (request.before === undefined);
  const order = descending ? 'desc' : 'asc';
  const result: unknown = await database.raw(
    `select ${INBOX_COLUMNS}, (${sort})::text as sorted_by
     from tasks t ${INBOX_JOINS}
     where ${condition}
       ${place === undefined ? '' : `and (${sort}, t.instance_id, t.key) ${descending ? '<' : '>'} (:at::timestamptz, :instanceId, :key)`}
       ${pattern === undefined ? '' : `and ${MATCHES_TASK}`}
     order by ${sort} ${order}, t.instance_id ${order}, t.key ${order}
     limit :limit`,
    {
      person,
      limit: request.size + 1,
      ...(place === undefined ? {} : { at: place.at, instanceId: place.instanceId, key: place.key }),
      ...(pattern === undefined ? {} : { pattern }),
    },
  );
  return rowsSchema.parse(result).rows;
}

const rowsSchema = z.object({ rows: z.array(inboxTaskSchema) });
