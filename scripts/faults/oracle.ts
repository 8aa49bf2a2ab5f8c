import { z } from 'zod';
import { instanceId } from '../../contract/process-instance.ts';
import type { Database } from '../../db/connection.ts';

/** An open task as the read model has it, with who may do it. */
export interface OpenTask {
  readonly key: string;
  readonly elementId: string;
  readonly name: string;
  readonly assignee: string | null;
  readonly groups: readonly string[];
  readonly excluded: readonly string[];
}

const openTaskRows = z.array(
  z.object({
    key: z.string(),
    elementId: z.string(),
    name: z.string(),
    assignee: z.string().nullable(),
    groups: z.array(z.string()),
    excluded: z.array(z.string()),
  }),
);

/** Open tasks of an instance, oldest first. */
export async function openTasksOf(database: Database, instanceId: string): Promise<readonly OpenTask[]> {
  const rows: unknown = await database('tasks')
    .select({
      key: 'key',
      elementId: 'element_id',
      name: 'name',
      assignee: 'assignee',
      groups: 'candidate_groups',
      excluded: 'excluded_users',
    })
    .where({ instance_id: instanceId, state: 'open' })
    .orderBy('created_at');
  return openTaskRows.parse(rows);
}

const statusRows = z.array(z.object({ status: z.enum(['active', 'completed', 'terminated']) }));

export async function statusOf(database: Database, instanceId: string): Promise<'active' | 'completed' | 'terminated' | 'unknown'> {
  const rows: unknown = await database('process_instances').select('status').where({ id: instanceId });
  return statusRows.parse(rows)[0]?.status ?? 'unknown';
}

const startRows = z.array(z.object({ processId: z.string(), businessKey: z.string() }));

/** The instance that a start form with this token began. */
export async function instanceStartedWith(database: Database, token: string): Promise<string> {
  const rows: unknown = await database('start_requests').select({ processId: 'process_id', businessKey: 'business_key' }).where({ token });
  const [row] = startRows.parse(rows);
  if (!row) {
    throw new Error(`No start with token ${token}`);
  }
  return instanceId(row.processId, row.businessKey);
}
