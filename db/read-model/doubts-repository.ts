import { z } from 'zod';
import type { Database } from '../connection.ts';

/** An instance whose read model may tell of something that never happened. */
export interface Doubt {
  readonly instanceId: string;
  /** The newest occasion. */
  readonly since: Date;
}

/** Instances to look at, because somebody asked them for something and got no answer. */
export function createDoubtsRepository(database: Database) {
  return { add, before, remove };

  async function add(instanceId: string): Promise<void> {
    await database('doubted_instances').insert({ instance_id: instanceId, since: new Date() }).onConflict('instance_id').merge(['since']);
  }

  /** Doubts that have been there since before `time`, oldest first. */
  async function before(time: Date, limit: number): Promise<readonly Doubt[]> {
    const rows: unknown = await database('doubted_instances')
      .where('since', '<', time)
      .orderBy('since')
      .limit(limit)
      .select({ instanceId: 'instance_id', since: 'since' });
    return doubtRows.parse(rows);
  }

  /** Removes a doubt that was looked into, unless there has been a new occasion meanwhile. */
  async function remove({ instanceId, since }: Doubt): Promise<void> {
    await database('doubted_instances').where({ instance_id: instanceId }).where('since', '<=', since).delete();
  }
}

const doubtRows = z.array(z.object({ instanceId: z.string(), since: z.date() }));
