import { z } from 'zod';
import type { Database } from '../connection.ts';

/** How much of a process is going on, by version. */
export interface VersionActivity {
  readonly definitionHash: string;
  readonly running: number;
  readonly ended: number;
}

export async function versionActivity(database: Database, processId: string): Promise<readonly VersionActivity[]> {
  const result: unknown = await database.raw(
    `select definition_hash as "definitionHash", count(*) filter (where status = 'active') as running, count(*) filter (where status <> 'active') as ended
     from process_instances where process_id = :processId group by definition_hash`,
    { processId },
  );
  return z.object({ rows: z.array(z.object({ definitionHash: z.string(), running: z.number(), ended: z.number() })) }).parse(result).rows;
}

export interface ProcessActivity {
  readonly processId: string;
  readonly running: number;
  readonly incidents: number;
}

/** Running instances and open incidents of every process that has any. */
export async function activityOfAll(database: Database): Promise<readonly ProcessActivity[]> {
  const result: unknown = await database.raw(
    `select i.process_id as "processId", count(distinct i.id) as running, count(n.key) as incidents
     from process_instances i left join incidents n on n.instance_id = i.id
     where i.status = 'active' group by i.process_id`,
  );
  return z.object({ rows: z.array(z.object({ processId: z.string(), running: z.number(), incidents: z.number() })) }).parse(result).rows;
}

export interface ElementActivity {
  /** Instances per element where they stand now. */
  readonly counts: Readonly<Record<string, number>>;
  readonly incidents: readonly string[];
}

/** Where the running instances of one version stand, by element. */
export async function elementActivity(database: Database, definitionHash: string): Promise<ElementActivity> {
  const result: unknown = await database.raw(
    `select l.element_id as "elementId", count(distinct l.instance_id) as running, count(distinct n.instance_id) as incidents
     from process_instances i
     join live_elements l on l.instance_id = i.id and l.role <> 'process'
     left join incidents n on n.instance_id = i.id and n.element_id = l.element_id
     where i.definition_hash = :definitionHash and i.status = 'active'
       and not exists (select from live_elements inner_one where inner_one.instance_id = l.instance_id and inner_one.parent = l.key)
     group by l.element_id`,
    { definitionHash },
  );
  const rows = z
    .object({ rows: z.array(z.object({ elementId: z.string(), running: z.number(), incidents: z.number() })) })
    .parse(result).rows;
  return {
    counts: Object.fromEntries(rows.map(({ elementId, running }) => [elementId, running])),
    incidents: rows.filter(({ incidents }) => incidents > 0).map(({ elementId }) => elementId),
  };
}
