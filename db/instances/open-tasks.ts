import { z } from 'zod';
import type { Database } from '../connection.ts';

const rowSchema = z
  .object({
    instance_id: z.string(),
    key: z.string(),
    element_id: z.string(),
    name: z.string(),
    assignee: z.string().nullable(),
    candidate_groups: z.array(z.string()),
    candidate_users: z.array(z.string()),
    created_at: z.date(),
    due_at: z.date().nullable(),
    escalated_at: z.date().nullable(),
    articles: z.array(z.string()),
  })
  .transform((row) => ({
    instanceId: row.instance_id,
    key: row.key,
    elementId: row.element_id,
    name: row.name,
    assignee: row.assignee ?? undefined,
    candidateGroups: row.candidate_groups,
    candidateUsers: row.candidate_users,
    createdAt: row.created_at,
    dueAt: row.due_at ?? undefined,
    escalatedAt: row.escalated_at ?? undefined,
    articles: row.articles,
  }));
export type OpenTask = Readonly<z.infer<typeof rowSchema>>;

/** Open user tasks of these instances, the most urgent first. */
export async function openTasksOf(database: Database, instanceIds: readonly string[]): Promise<readonly OpenTask[]> {
  const result: unknown = await database.raw(
    `select instance_id, key, element_id, name, assignee, candidate_groups, candidate_users, created_at, due_at, escalated_at, articles
     from tasks where instance_id = any(:instanceIds) and state = 'open'
     order by due_at nulls last, created_at, key limit 100`,
    { instanceIds: [...instanceIds] },
  );
  return z.object({ rows: z.array(rowSchema) }).parse(result).rows;
}
