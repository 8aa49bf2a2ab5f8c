import { z } from 'zod';
import type { Database } from '../connection.ts';

/** How many things of an instance have failed and wait for somebody. */
export async function openIncidentCount(database: Database, instanceId: string): Promise<number> {
  const rows: unknown = await database('incidents').where({ instance_id: instanceId }).count({ count: '*' });
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count;
}
