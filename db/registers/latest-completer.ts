import { z } from 'zod';
import type { Database } from '../connection.ts';

/**
 * Who completed the instance's latest user task: the person whose work a following service task writes down. Undefined
 * when no task was completed yet (started by message or timer).
 */
export async function latestCompleter(database: Database, instanceId: string): Promise<string | undefined> {
  const row: unknown = await database('tasks')
    .where({ instance_id: instanceId, state: 'completed' })
    .whereNotNull('closed_by')
    .orderBy('closed_at', 'desc')
    .first('closed_by');
  return z.object({ closed_by: z.string() }).optional().parse(row)?.closed_by;
}
