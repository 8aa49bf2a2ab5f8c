import { z } from 'zod';
import type { Database } from '../connection.ts';

const rowSchema = z
  .object({
    instance_id: z.string(),
    key: z.string(),
    element_id: z.string(),
    kind: z.string(),
    message: z.string(),
    remedy: z.string(),
    raised_at: z.date(),
    process_id: z.string(),
    process_name: z.string(),
    definition_hash: z.string(),
    element_name: z.string().nullable(),
    business_key: z.string(),
    organisation: z.string(),
  })
  .transform((row) => ({
    instanceId: row.instance_id,
    key: row.key,
    elementId: row.element_id,
    elementName: row.element_name ?? row.element_id,
    kind: row.kind,
    message: row.message,
    remedy: row.remedy,
    raisedAt: row.raised_at,
    processId: row.process_id,
    processName: row.process_name,
    definitionHash: row.definition_hash,
    businessKey: row.business_key,
    organisation: row.organisation,
  }));
export type OpenIncident = Readonly<z.infer<typeof rowSchema>>;

/** Organisations whose instances are asked for; `all` for those who see every one. */
export type OrganisationScope = 'all' | readonly string[];

export interface IncidentPage {
  readonly incidents: readonly OpenIncident[];
  readonly total: number;
}

/** Open incidents of running instances, the latest first. */
export async function openIncidents(
  database: Database,
  scope: OrganisationScope,
  { size, page, processId }: { readonly size: number; readonly page: number; readonly processId?: string },
): Promise<IncidentPage> {
  const conditions = [
    ...(scope === 'all' ? [] : ['i.organisation = any(:organisations)']),
    ...(processId === undefined ? [] : ['i.process_id = :processId']),
  ];
  const values = {
    limit: size,
    offset: (page - 1) * size,
    ...(scope === 'all' ? {} : { organisations: [...scope] }),
    ...(processId === undefined ? {} : { processId }),
  };
  return await select(database, conditions.length === 0 ? 'true' : conditions.join(' and '), values);
}

export async function incidentsOfInstances(database: Database, instanceIds: readonly string[]): Promise<readonly OpenIncident[]> {
  const { incidents } = await select(database, 'i.id = any(:instanceIds)', { instanceIds: [...instanceIds], limit: 50, offset: 0 });
  return incidents;
}

/** `condition` is our own text; everything that comes from outside is in `values`. */
async function select(
  database: Database,
  condition: string,
  values: Readonly<Record<string, string | number | string[]>>,
): Promise<IncidentPage> {
  const result: unknown = await database.raw(
    `select n.*, i.process_id, i.business_key, i.organisation, i.definition_hash, d.name as process_name,
       d.compiled -> 'elements' -> n.element_id ->> 'name' as element_name, count(*) over () as total
     from incidents n
     join process_instances i on i.id = n.instance_id
     join process_definitions d on d.hash = i.definition_hash
     where ${condition}
     order by n.raised_at desc, n.instance_id, n.key
     limit :limit offset :offset`,
    values,
  );
  const { rows } = z.object({ rows: z.array(z.unknown()) }).parse(result);
  const total = z.array(z.object({ total: z.number() })).parse(rows)[0]?.total ?? 0;
  return { incidents: z.array(rowSchema).parse(rows), total };
}
