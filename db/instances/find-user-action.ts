import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Database } from '../connection.ts';

const jsonObject = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

const rowSchema = z
  .object({
    instance_id: z.string(),
    key: z.string(),
    name: z.string(),
    correlation_key: z.string().nullable(),
    user_action: z.object({ label: z.string(), formId: z.string().optional(), candidateGroups: z.array(z.string()) }),
    form: z.unknown(),
    variables: jsonObject,
    business_key: z.string(),
    organisation: z.string(),
    process_name: z.string(),
  })
  .transform((row) => ({
    instanceId: row.instance_id,
    key: row.key,
    messageName: row.name,
    correlationKey: row.correlation_key ?? '',
    ...row.user_action,
    /** JSON of its form, as it was deployed with this version. */
    form: row.form ?? undefined,
    variables: row.variables,
    businessKey: row.business_key,
    organisation: row.organisation,
    processName: row.process_name,
  }));
export type UserActionDetail = Readonly<z.infer<typeof rowSchema>>;

/** An action that a running instance offers now; undefined when it doesn't (any more). Says nothing about who may take it. */
export async function findUserAction(database: Database, instanceId: string, key: string): Promise<UserActionDetail | undefined> {
  const result: unknown = await database.raw(
    `select s.instance_id, s.key, s.name, s.correlation_key, s.user_action, i.variables, i.business_key, i.organisation, d.name as process_name,
       d.resources -> 'forms' -> (s.user_action ->> 'formId') as form
     from subscriptions s
     join process_instances i on i.id = s.instance_id and i.status = 'active'
     join process_definitions d on d.hash = i.definition_hash
     where s.instance_id = :instanceId and s.key = :key and s.kind = 'message' and s.user_action is not null`,
    { instanceId, key },
  );
  return z.object({ rows: z.array(rowSchema) }).parse(result).rows[0];
}
