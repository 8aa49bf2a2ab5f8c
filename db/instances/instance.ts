import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Database } from '../connection.ts';

const jsonObject = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

const rowSchema = z
  .object({
    id: z.string(),
    process_id: z.string(),
    process_name: z.string(),
    version: z.number(),
    definition_hash: z.string(),
    business_key: z.string(),
    organisation: z.string(),
    started_by: z.string().nullable(),
    parent_instance_id: z.string().nullable(),
    status: z.enum(['active', 'completed', 'terminated']),
    end_reason: z.string().nullable(),
    started_at: z.date(),
    ended_at: z.date().nullable(),
    batch: z.number(),
    variables: jsonObject,
  })
  .transform((row) => ({
    id: row.id,
    processId: row.process_id,
    processName: row.process_name,
    version: row.version,
    definitionHash: row.definition_hash,
    businessKey: row.business_key,
    organisation: row.organisation,
    startedBy: row.started_by ?? undefined,
    parentInstanceId: row.parent_instance_id ?? undefined,
    status: row.status,
    endReason: row.end_reason ?? undefined,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    /** Number of the last projection: pages that poll see by it whether anything happened. */
    batch: row.batch,
    variables: row.variables,
  }));
/** A process instance as the read model has it. Says nothing about who may see it. */
export type Instance = Readonly<z.infer<typeof rowSchema>>;

export async function findInstance(database: Database, id: string): Promise<Instance | undefined> {
  return (await select(database, 'i.id = :id', { id }))[0];
}

/** Instances that call activities of this one started, the oldest first. */
export async function childInstances(database: Database, parentId: string): Promise<readonly Instance[]> {
  return await select(database, 'i.parent_instance_id = :parentId', { parentId });
}

/** The instances of a business key, for example of a case: the process itself and what belongs to it. */
export async function instancesOfBusinessKey(database: Database, businessKey: string): Promise<readonly Instance[]> {
  return await select(database, 'i.business_key = :businessKey', { businessKey });
}

/** `condition` is our own text; everything that comes from outside is in `values`. */
async function select(database: Database, condition: string, values: Readonly<Record<string, string>>): Promise<readonly Instance[]> {
  const result: unknown = await database.raw(
    `select i.*, d.name as process_name, d.version
     from process_instances i join process_definitions d on d.hash = i.definition_hash
     where ${condition} order by i.started_at, i.id limit 200`,
    values,
  );
  return z.object({ rows: z.array(rowSchema) }).parse(result).rows;
}
