import type { Database } from '../../../db/connection.ts';

/** A line of the register as it stands there. */
export interface Run {
  readonly due_at: Date;
  readonly status: string;
  readonly reason: string | null;
  readonly instance_id: string | null;
  readonly begun_at: Date | null;
}

export async function runsOf(database: Database, processId: string): Promise<readonly Run[]> {
  return await database('schedule_runs as r')
    .join('schedules as s', 's.id', 'r.schedule_id')
    .where('s.process_id', processId)
    .orderBy('r.due_at')
    .select<Run[]>('r.*');
}

export async function startedRuns(database: Database, processId: string): Promise<readonly Run[]> {
  return (await runsOf(database, processId)).filter(({ status }) => status !== 'skipped');
}

export function hasRunAfter(at: number): (rows: readonly Run[]) => boolean {
  return (rows) => rows.some(({ due_at }) => due_at.getTime() > at);
}
