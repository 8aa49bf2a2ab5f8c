import { z } from 'zod';
import type { Database } from '../connection.ts';

/** Where an instance stands and what it has been through, by element id. */
export interface InstanceMarks {
  /** Elements where it waits or works now; sub-processes only when nothing inside them does. */
  readonly current: readonly string[];
  readonly done: readonly string[];
  readonly taken: readonly string[];
  readonly incidents: readonly string[];
}

const resultSchema = z.object({
  rows: z.tuple([
    z.object({ current: z.array(z.string()), done: z.array(z.string()), taken: z.array(z.string()), incidents: z.array(z.string()) }),
  ]),
});

export async function instanceMarks(database: Database, instanceId: string): Promise<InstanceMarks> {
  const result: unknown = await database.raw(
    `with happened as (
       select entry ->> 'type' as type, entry ->> 'event' as event, entry ->> 'elementId' as element_id, entry ->> 'flowId' as flow_id
       from instance_history h, jsonb_array_elements(h.entries) as entry
       where h.instance_id = :instanceId
     )
     select
       array(select distinct l.element_id from live_elements l
         where l.instance_id = :instanceId and l.role <> 'process'
           and not exists (select from live_elements inner_one where inner_one.instance_id = l.instance_id and inner_one.parent = l.key)) as current,
       array(select distinct element_id from happened where type = 'element' and event = 'completed' and element_id is not null) as done,
       array(select distinct flow_id from happened where type = 'flowTaken' and flow_id is not null) as taken,
       array(select distinct element_id from incidents where instance_id = :instanceId) as incidents`,
    { instanceId },
  );
  return resultSchema.parse(result).rows[0];
}
