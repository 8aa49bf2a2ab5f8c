import { z } from 'zod';
import type { CompileOptions, Resource } from '../../../bpmn/index.ts';
import type { JsonObject } from '../../../contract/json.ts';
import type { Database } from '../../../db/connection.ts';
import { createDefinitionsRepository, type Definition } from '../../../db/read-model/definitions-repository.ts';

/** The files of a new version: the changed diagram with the forms and decisions of the version before it. */
export function deploymentFiles(processId: string, xml: string, base: Definition | undefined): Resource[] {
  const { forms, decisions } = resourcesSchema.parse(base?.resources ?? {});
  return [
    { name: `${processId}.bpmn`, content: xml },
    ...Object.entries(forms).map(([id, form]) => ({ name: `${id}.form.json`, content: JSON.stringify(form) })),
    ...Object.entries(decisions).map(([name, content]) => ({ name, content })),
  ];
}

/**
 * What the diagram may name beyond its own files: deployed processes, those that the version before it was deployed with,
 * and forms of other processes' latest versions.
 */
export function deployedThings(database: Database, base: Definition | undefined): CompileOptions {
  const repository = createDefinitionsRepository(database);
  return {
    isDeployed: (processId, versionTag) => repository.isDeployed(processId, versionTag),
    isCompanion: async (processId) => base !== undefined && (await repository.companions(base.hash)).includes(processId),
    messageStarters: async (name) => (await repository.startersOf('message', name)).map(({ processId }) => processId),
    findForm: (formId) => findForm(database, formId),
  };
}

async function findForm(database: Database, formId: string): Promise<JsonObject | undefined> {
  const result: unknown = await database.raw(
    `select resources -> 'forms' -> :formId as form from (
       select distinct on (process_id) resources, deployed_at from process_definitions order by process_id, version desc) as latest
     where jsonb_exists(resources -> 'forms', :formId) order by deployed_at desc limit 1`,
    { formId },
  );
  return z.object({ rows: z.array(z.object({ form: jsonObject })) }).parse(result).rows[0]?.form;
}

const jsonObject = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const resourcesSchema = z.object({
  forms: z.record(z.string(), jsonObject).catch({}),
  decisions: z.record(z.string(), z.string()).catch({}),
});
