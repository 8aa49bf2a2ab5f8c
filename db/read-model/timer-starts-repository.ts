import { z } from 'zod';
import type { Database } from '../connection.ts';

/** A timer start event of a latest version. */
export interface TimerStart {
  readonly processId: string;
  readonly elementId: string;
  readonly definitionHash: string;
  /** `date:…`, `duration:…` or `cycle:…`. */
  readonly timer: string;
  readonly deployedAt: Date;
}

export function createTimerStartsRepository(database: Database) {
  return { all };

  async function all(): Promise<readonly TimerStart[]> {
    const result: unknown = await database.raw(
      `select s.process_id as "processId", s.element_id as "elementId", s.definition_hash as "definitionHash", s.name as timer,
         d.deployed_at as "deployedAt"
       from start_events as s join process_definitions as d on d.hash = s.definition_hash
       where s.kind = 'timer' order by s.process_id, s.element_id, s.name`,
    );
    return timerStarts.parse(result).rows;
  }
}

const timerStarts = z.object({
  rows: z.array(
    z.object({
      processId: z.string(),
      elementId: z.string(),
      definitionHash: z.string(),
      timer: z.string(),
      deployedAt: z.date(),
    }),
  ),
});
