import type { Database } from '../../../db/connection.ts';
import type { JsonObject } from '../../../contract/json.ts';

export interface TaskToOpen {
  readonly definitionHash: string;
  readonly instanceId: string;
  readonly key?: string;
  readonly elementId?: string;
  readonly name?: string;
  readonly formId?: string | null;
  readonly organisation?: string;
  readonly candidateGroups?: readonly string[];
  readonly excludedUsers?: readonly string[];
  readonly assignee?: string;
  readonly dueAt?: Date;
  readonly articles?: readonly string[];
  readonly variables?: JsonObject;
  readonly startedBy?: string;
}

/** Puts an open task into the read model as the projection does. */
export async function openTask(database: Database, task: TaskToOpen): Promise<{ readonly instanceId: string; readonly key: string }> {
  const { instanceId, key = '1', organisation = 'dabaodang-room-01', candidateGroups = ['worker@dabaodang-room-01'] } = task;
  const businessKey = instanceId.split(':')[1] ?? instanceId;
  const processId = instanceId.split(':')[0] ?? 'test-case';
  await database('process_instances')
    .insert({
      id: instanceId,
      process_id: processId,
      definition_hash: task.definitionHash,
      business_key: businessKey,
      organisation,
      started_by: task.startedBy ?? null,
      status: 'active',
      started_at: database.fn.now(),
      batch: 1,
      token: 'test',
      variables: JSON.stringify(task.variables ?? { caseId: businessKey }),
    })
    .onConflict('id')
    .ignore();
  await database('tasks').insert({
    instance_id: instanceId,
    key,
    element_instance: key,
    process_id: processId,
    element_id: task.elementId ?? 'Task_intake',
    organisation,
    business_key: businessKey,
    name: task.name ?? '收集需求',
    form_id: task.formId === undefined ? 'intake' : task.formId,
    state: 'open',
    assignee: task.assignee ?? null,
    candidate_groups: [...candidateGroups],
    candidate_users: [],
    excluded_users: [...(task.excludedUsers ?? [])],
    priority: 50,
    created_at: database.fn.now(),
    due_at: task.dueAt ?? null,
    articles: [...(task.articles ?? ['第十七条'])],
    local_variables: '{}',
  });
  if (task.assignee === undefined) {
    const rows = candidateGroups.map((candidate) => ({ candidate, due_sort: task.dueAt ?? 'infinity', instance_id: instanceId, key }));
    if (rows.length > 0) await database('task_candidates').insert(rows);
  }
  return { instanceId, key };
}
