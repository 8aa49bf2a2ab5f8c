import { z } from 'zod';
import { audit } from '../audit/audit.ts';
import type { Database, Transaction } from '../connection.ts';
import { candidatesOf, type Viewer } from './viewer.ts';

export interface TaskId {
  readonly instanceId: string;
  readonly key: string;
}

/** What came of taking a task; everything but `claimed` changed nothing. */
export type ClaimOutcome =
  | { readonly kind: 'claimed' }
  /** The person has it already. */
  | { readonly kind: 'own' }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'closed'; readonly by: string | undefined }
  /** Separation of duties (Art 13): the person did a step that this one checks. */
  | { readonly kind: 'excluded' }
  /** No such task, or none that the person may know of. */
  | { readonly kind: 'unknown' };

/** 签收: atomic, so that of two people who press at once one gets the task and the other hears who did. */
export async function claimTask(database: Database, { instanceId, key }: TaskId, viewer: Viewer): Promise<ClaimOutcome> {
  return await database.transaction(async (transaction) => {
    const rows: unknown = await transaction.raw(
      `select t.state, t.assignee, t.closed_by, :person = any (t.excluded_users) as excluded,
         t.candidate_groups && :groups::text[] or :person = any (t.candidate_users) or exists (
           select from task_candidates c where c.instance_id = t.instance_id and c.key = t.key and c.candidate = any (:candidates::text[])
         ) as candidate
       from tasks t where t.instance_id = :instanceId and t.key = :key for update`,
      { instanceId, key, person: viewer.id, groups: [...viewer.groups], candidates: candidatesOf(viewer) },
    );
    const [task] = z.object({ rows: z.array(claimSchema) }).parse(rows).rows;
    const refusal = task === undefined ? ({ kind: 'unknown' } as const) : refuse(task, viewer);
    if (refusal !== undefined) return refusal;
    await transaction('tasks').where({ instance_id: instanceId, key }).update({ assignee: viewer.id, claimed_at: transaction.fn.now() });
    await transaction('task_candidates').where({ instance_id: instanceId, key }).delete();
    await audit(transaction, { actor: viewer.id, action: 'claim-task', subject: { kind: 'task', id: `${instanceId}/${key}` } });
    return { kind: 'claimed' };
  });
}

/**
 * 退回待签收: the task goes back to everybody who could take it. False when the person doesn't have it, or when it was
 * given to the person by the process and nobody else could take it.
 */
export async function unclaimTask(database: Database, { instanceId, key }: TaskId, personId: string): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    const rows: unknown = await transaction.raw(
      `update tasks set assignee = null, claimed_at = null
       where instance_id = :instanceId and key = :key and state = 'open' and assignee = :personId
         and cardinality(candidate_groups) + cardinality(candidate_users) > 0
       returning key`,
      { instanceId, key, personId },
    );
    if (z.object({ rows: z.array(z.unknown()) }).parse(rows).rows.length === 0) return false;
    await offerToCandidates(transaction, { instanceId, key });
    await audit(transaction, { actor: personId, action: 'return-task', subject: { kind: 'task', id: `${instanceId}/${key}` } });
    return true;
  });
}

const claimSchema = z.object({
  state: z.enum(['open', 'completed', 'cancelled']),
  assignee: z.string().nullable(),
  closed_by: z.string().nullable(),
  excluded: z.boolean(),
  candidate: z.boolean(),
});

function refuse(task: z.infer<typeof claimSchema>, viewer: Viewer): ClaimOutcome | undefined {
  if (task.state === 'open' && task.assignee === viewer.id) return { kind: 'own' };
  if (!task.candidate) return { kind: 'unknown' };
  if (task.state !== 'open') return { kind: 'closed', by: task.closed_by ?? undefined };
  if (task.assignee !== null) return { kind: 'taken', by: task.assignee };
  return task.excluded ? { kind: 'excluded' } : undefined;
}

/** An overdue task had reached the tier above as well: those groups get it back too. */
async function offerToCandidates(transaction: Transaction, { instanceId, key }: TaskId): Promise<void> {
  await transaction.raw(
    `insert into task_candidates (candidate, due_sort, instance_id, key)
     select distinct candidate, coalesce(t.due_at, 'infinity'), t.instance_id, t.key
     from tasks t
     cross join lateral (
       select unnest(t.candidate_groups) as candidate
       union select 'user:' || unnest(t.candidate_users)
       union select jsonb_array_elements_text(t.deadline -> 'escalateTo') where t.escalated_at is not null
     ) candidates
     where t.instance_id = :instanceId and t.key = :key
     on conflict do nothing`,
    { instanceId, key },
  );
}
