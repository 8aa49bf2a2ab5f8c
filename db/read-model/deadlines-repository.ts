import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';
import type { ResolveDeadline } from './projection-repository.ts';

/** A task whose reminder is due or which is overdue. */
export interface DueTask {
  readonly instanceId: string;
  readonly key: string;
  readonly name: string;
  readonly businessKey: string;
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly dueAt: Date;
  readonly escalateTo: readonly string[];
}

/**
 * Marks the open tasks whose reminder is due and answers them, at most `limit`. Tasks that another worker is at are
 * skipped, so several may sweep at once; the caller tells people in the same transaction.
 */
export async function takeReminders(transaction: Transaction, now: Date, limit: number): Promise<readonly DueTask[]> {
  return await take(transaction, 'reminded_at', 'remind_at', now, limit);
}

/** Marks the tasks that have become overdue, and offers those that nobody has taken to the groups of the tier above. */
export async function takeOverdue(transaction: Transaction, now: Date, limit: number): Promise<readonly DueTask[]> {
  const tasks = await take(transaction, 'escalated_at', 'due_at', now, limit);
  const candidates = tasks
    .filter(({ assignee }) => assignee === null)
    .flatMap(({ instanceId, key, dueAt, escalateTo }) =>
      escalateTo.map((candidate) => ({ candidate, due_sort: dueAt, instance_id: instanceId, key })),
    );
  if (candidates.length > 0) await transaction('task_candidates').insert(candidates).onConflict().ignore();
  return tasks;
}

/**
 * Works out the dates of every open task with a working-day deadline again, after the calendar has changed. Answers
 * how many changed. A reminder that has gone out stays out; a deadline that moves into the future is open again.
 */
export async function recomputeDeadlines(database: Database, resolve: ResolveDeadline): Promise<number> {
  const rows = deadlineRows.parse(
    await database('tasks')
      .select({
        instanceId: 'instance_id',
        key: 'key',
        createdAt: 'created_at',
        deadline: 'deadline',
        dueAt: 'due_at',
        remindAt: 'remind_at',
      })
      .where({ state: 'open' })
      .whereNotNull('deadline'),
  );
  const changed = rows.flatMap(({ createdAt, deadline, dueAt, remindAt, ...task }) => {
    const { workingDays, remindBefore } = deadline;
    const dates = resolve(createdAt, remindBefore === undefined ? { workingDays } : { workingDays, remindBefore });
    const isSame = dates.dueAt.getTime() === dueAt?.getTime() && dates.remindAt?.getTime() === remindAt?.getTime();
    return isSame ? [] : [{ ...task, ...dates }];
  });
  if (changed.length === 0) return 0;
  await database.raw(
    `with new_dates as (select * from jsonb_to_recordset(?::jsonb) as d("instanceId" text, key text, "dueAt" timestamptz, "remindAt" timestamptz)),
     dated as (
       update tasks as t set due_at = d."dueAt", remind_at = d."remindAt", escalated_at = case when d."dueAt" > now() then null else t.escalated_at end
       from new_dates as d where t.instance_id = d."instanceId" and t.key = d.key and t.state = 'open')
     update task_candidates as c set due_sort = d."dueAt" from new_dates as d where c.instance_id = d."instanceId" and c.key = d.key`,
    [JSON.stringify(changed)],
  );
  return changed.length;
}

async function take(
  transaction: Transaction,
  mark: 'reminded_at' | 'escalated_at',
  due: 'remind_at' | 'due_at',
  now: Date,
  limit: number,
): Promise<readonly DueTask[]> {
  const result: unknown = await transaction.raw(
    `update tasks as t set ${mark} = :now
     from (
       select instance_id, key from tasks
       where state = 'open' and deadline is not null and ${due} <= :now and ${mark} is null
       order by ${due} limit :limit for update skip locked
     ) as due
     where t.instance_id = due.instance_id and t.key = due.key
     returning t.instance_id as "instanceId", t.key, t.name, t.business_key as "businessKey", t.assignee, t.candidate_groups as "candidateGroups",
       t.candidate_users as "candidateUsers", t.due_at as "dueAt", coalesce(t.deadline->'escalateTo', '[]') as "escalateTo"`,
    { now, limit },
  );
  return dueTasks.parse(result).rows;
}

const dueTasks = z.object({
  rows: z.array(
    z.object({
      instanceId: z.string(),
      key: z.string(),
      name: z.string(),
      businessKey: z.string(),
      assignee: z.string().nullable(),
      candidateGroups: z.array(z.string()),
      candidateUsers: z.array(z.string()),
      dueAt: z.date(),
      escalateTo: z.array(z.string()),
    }),
  ),
});
const deadlineRows = z.array(
  z.object({
    instanceId: z.string(),
    key: z.string(),
    createdAt: z.date(),
    deadline: z.object({ workingDays: z.number(), remindBefore: z.number().optional() }),
    dueAt: z.date().nullable(),
    remindAt: z.date().nullable(),
  }),
);
