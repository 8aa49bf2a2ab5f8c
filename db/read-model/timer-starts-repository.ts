import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Database } from '../connection.ts';

/** A timer start event of a latest version. */
export interface TimerStart {
  readonly processId: string;
  readonly elementId: string;
  /** Place of the timer among the events of a multiple start event; null: it has one. */
  readonly definition: number | null;
  readonly definitionHash: string;
  /** `date:…`, `duration:…` or `cycle:…`. */
  readonly timer: string;
  readonly deployedAt: Date;
  /** The version before it had the same timer. */
  readonly goesOn: boolean;
  /** When its Temporal Schedule was made. */
  readonly scheduledAt: Date | null;
  readonly manifest: JsonObject;
}

export function createTimerStartsRepository(database: Database) {
  return { all, markScheduled };

  async function all(): Promise<readonly TimerStart[]> {
    const result: unknown = await database.raw(
      `select s.process_id as "processId", s.element_id as "elementId", s.definition, s.definition_hash as "definitionHash", s.name as timer,
         s.scheduled_at as "scheduledAt", s.goes_on as "goesOn", d.deployed_at as "deployedAt", coalesce(d.resources->'manifest', '{}') as manifest
       from start_events as s join process_definitions as d on d.hash = s.definition_hash
       where s.kind = 'timer' order by s.process_id, s.element_id, s.name`,
    );
    return timerStarts.parse(result).rows;
  }

  async function markScheduled({ processId, elementId, definitionHash, timer }: TimerStart): Promise<void> {
    await database('start_events')
      .where({ process_id: processId, element_id: elementId, definition_hash: definitionHash, kind: 'timer', name: timer })
      .update({ scheduled_at: database.fn.now() });
  }
}

const timerStarts = z.object({
  rows: z.array(
    z.object({
      processId: z.string(),
      elementId: z.string(),
      definition: z.number().nullable(),
      definitionHash: z.string(),
      timer: z.string(),
      scheduledAt: z.date().nullable(),
      deployedAt: z.date(),
      goesOn: z.boolean(),
      manifest: z.record(z.string(), z.json()),
    }),
  ),
});
