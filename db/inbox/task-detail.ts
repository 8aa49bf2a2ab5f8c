import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Database } from '../connection.ts';
import type { TaskId } from './claims.ts';

const jsonObject = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

const rowSchema = z
  .object({
    instance_id: z.string(),
    key: z.string(),
    element_instance: z.string(),
    element_id: z.string(),
    name: z.string(),
    form_id: z.string().nullable(),
    form: z.unknown(),
    state: z.enum(['open', 'completed', 'cancelled']),
    assignee: z.string().nullable(),
    claimed_at: z.date().nullable(),
    candidate_groups: z.array(z.string()),
    candidate_users: z.array(z.string()),
    excluded_users: z.array(z.string()),
    /** Everybody who may take it now, escalation included. */
    candidates: z.array(z.string()),
    created_at: z.date(),
    due_at: z.date().nullable(),
    escalated_at: z.date().nullable(),
    articles: z.array(z.string()),
    closed_at: z.date().nullable(),
    closed_by: z.string().nullable(),
    local_variables: jsonObject,
    variables: jsonObject,
    process_id: z.string(),
    process_name: z.string(),
    definition_hash: z.string(),
    version: z.number(),
    business_key: z.string(),
    organisation: z.string(),
    started_by: z.string().nullable(),
    instance_status: z.enum(['active', 'completed', 'terminated']),
  })
  .transform((row) => ({
    instanceId: row.instance_id,
    key: row.key,
    elementId: row.element_id,
    name: row.name,
    formId: row.form_id ?? undefined,
    /** The form's JSON as it was deployed with this version; undefined when the task has none. */
    form: row.form ?? undefined,
    state: row.state,
    assignee: row.assignee ?? undefined,
    claimedAt: row.claimed_at ?? undefined,
    candidateGroups: row.candidate_groups,
    candidateUsers: row.candidate_users,
    excludedUsers: row.excluded_users,
    candidates: row.candidates,
    createdAt: row.created_at,
    dueAt: row.due_at ?? undefined,
    escalatedAt: row.escalated_at ?? undefined,
    articles: row.articles,
    closedAt: row.closed_at ?? undefined,
    closedBy: row.closed_by ?? undefined,
    /** The instance's variables, the task's own over them. */
    variables: { ...row.variables, ...row.local_variables },
    processId: row.process_id,
    processName: row.process_name,
    definitionHash: row.definition_hash,
    version: row.version,
    businessKey: row.business_key,
    organisation: row.organisation,
    startedBy: row.started_by ?? undefined,
    instanceStatus: row.instance_status,
  }));
export type TaskDetail = Readonly<z.infer<typeof rowSchema>>;

/** A task with everything its page shows, whatever its state. Says nothing about who may see it. */
export async function findTask(database: Database, { instanceId, key }: TaskId): Promise<TaskDetail | undefined> {
  const result: unknown = await database.raw(
    `select t.*, i.variables, i.definition_hash, i.started_by, i.status as instance_status, d.name as process_name, d.version,
       case when t.form_id is null then null else d.resources -> 'forms' -> t.form_id end as form,
       array(select c.candidate from task_candidates c where c.instance_id = t.instance_id and c.key = t.key) as candidates
     from tasks t
     join process_instances i on i.id = t.instance_id
     join process_definitions d on d.hash = i.definition_hash
     where t.instance_id = :instanceId and t.key = :key`,
    { instanceId, key },
  );
  const [task] = z.object({ rows: z.array(rowSchema) }).parse(result).rows;
  return task;
}
