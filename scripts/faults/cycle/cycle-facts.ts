import { z } from 'zod';
import { instanceId } from '../../../contract/process-instance.ts';
import type { Database } from '../../../db/connection.ts';

const stationFacts = z.object({
  station: z.string(),
  status: z.string(),
  submittedBy: z.string().nullable(),
  /** Instances that the cycle has called for it, and those of them that its row names. */
  called: z.number(),
  named: z.number(),
  /** Tasks of whatever state. */
  selfAssessments: z.number(),
  reviews: z.number(),
  /** Who completed self-assessments. */
  completedBy: z.array(z.string()),
  /** Indicators with the station's own points. */
  ownPoints: z.number(),
  /** Entries of the audit log. */
  assessed: z.number(),
  submitted: z.number(),
  excused: z.number(),
});

/** What read model, registers and audit log say of a station's row in a cycle. */
export type StationFacts = z.infer<typeof stationFacts>;

export async function stationFactsOf(database: Database, cycleId: string): Promise<readonly StationFacts[]> {
  const { rows } = await database.raw<{ rows: unknown }>(
    `select e.station, e.status, e.submitted_by as "submittedBy",
       (select count(*) from process_instances where parent_instance_id = :caller and business_key = e.id) as called,
       (select count(*) from process_instances
         where parent_instance_id = :caller and business_key = e.id and id = e.instance_id) as named,
       (select count(*) from tasks where business_key = e.id and element_id = 'Task_selfAssess') as "selfAssessments",
       (select count(*) from tasks where business_key = e.id and element_id = 'Task_review') as reviews,
       (select coalesce(json_agg(closed_by), '[]') from tasks
         where business_key = e.id and element_id = 'Task_selfAssess' and state = 'completed') as "completedBy",
       (select count(*) from evaluation_points where evaluation_id = e.id and source = 'self') as "ownPoints",
       (select count(*) from audit_log where subject_id = e.id and action = 'evaluation.assess-itself') as assessed,
       (select count(*) from audit_log where subject_id = e.id and action = 'evaluation.submit') as submitted,
       (select count(*) from audit_log where subject_id = e.id and action = 'evaluation.excuse') as excused
     from station_evaluations as e where e.cycle_id = :cycleId`,
    { cycleId, caller: callerOf(cycleId) },
  );
  return z.array(stationFacts).parse(rows);
}

const happening = z.object({
  instanceId: z.string(),
  key: z.string(),
  elementId: z.string(),
  /** `completed`, `raised`, … */
  event: z.string(),
  role: z.string().nullable(),
});

/** Something that happened to an element, as the history of its instance tells it. */
export type Happening = z.infer<typeof happening>;

/** Completed elements and incidents of a cycle's instance and of those that it has called. */
export async function happeningsOf(database: Database, cycleId: string): Promise<readonly Happening[]> {
  const { rows } = await database.raw<{ rows: unknown }>(
    `select history.instance_id as "instanceId", entry->>'key' as key, entry->>'elementId' as "elementId",
       entry->>'event' as event, entry->>'role' as role
     from process_instances as instance
       join instance_history as history on history.instance_id = instance.id,
       jsonb_array_elements(history.entries) as entry
     where (instance.id = :caller or instance.parent_instance_id = :caller)
       and (entry->>'type' = 'incident' or (entry->>'type' = 'element' and entry->>'event' = 'completed'))`,
    { caller: callerOf(cycleId) },
  );
  return z.array(happening).parse(rows);
}

export function callerOf(cycleId: string): string {
  return instanceId('annual-evaluation', cycleId);
}
