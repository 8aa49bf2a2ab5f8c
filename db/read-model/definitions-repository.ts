import { z } from 'zod';
import type { CallBinding } from '../../contract/call-binding.ts';
import type { JsonObject } from '../../contract/json.ts';
import { DEFINITION_FORMAT, type ProcessDefinition } from '../../engine/definition/process-definition.ts';
import type { Database } from '../connection.ts';
import { deployTogether, type DefinitionToDeploy, type DeployedVersion, type StartEventRow } from './deploy-definitions.ts';

export interface DefinitionSummary {
  readonly hash: string;
  readonly processId: string;
  readonly version: number;
  readonly name: string;
  readonly versionTag: string | null;
  readonly deployedAt: Date;
  readonly deployedBy: string | null;
}

export interface Definition extends DefinitionSummary {
  readonly bpmnXml: string;
  readonly resources: JsonObject;
}

export type DefinitionsRepository = ReturnType<typeof createDefinitionsRepository>;

/** Versions of processes. A version never changes; the latest one is what new instances use. */
export function createDefinitionsRepository(database: Database) {
  return {
    deploy,
    deployTogether: (definitions: readonly DefinitionToDeploy[], companionsOf?: string) =>
      deployTogether(database, definitions, companionsOf),
    latest,
    latestHash,
    boundHash,
    companions,
    isDeployed,
    latestOfAll,
    byHash,
    versions,
    compiledJson,
    compiled,
    startersOf,
  };

  /** Adds a version unless the latest one has the same content. */
  async function deploy(definition: DefinitionToDeploy): Promise<DeployedVersion> {
    const [version] = await deployTogether(database, [definition]);
    if (version === undefined) throw new Error('Nothing was deployed');
    return version;
  }

  /** The version that new instances use, or undefined when the process isn't deployed. */
  async function latest(processId: string): Promise<Definition | undefined> {
    const rows: unknown = await fullRows().where({ process_id: processId }).orderBy('version', 'desc').limit(1);
    return definitionRows.parse(rows)[0];
  }

  async function latestHash(processId: string): Promise<string | undefined> {
    const rows: unknown = await database('process_definitions')
      .select('hash')
      .where({ process_id: processId })
      .orderBy('version', 'desc')
      .limit(1);
    return hashRows.parse(rows)[0]?.hash;
  }

  /** The version that a call means: by its tag, the latest that carries it; by deployment, the one that came with the caller. */
  async function boundHash(processId: string, binding: CallBinding, callerHash: string): Promise<string | undefined> {
    const rows: unknown =
      binding.kind === 'versionTag'
        ? await database('process_definitions')
            .select('hash')
            .where({ process_id: processId, version_tag: binding.tag })
            .orderBy('version', 'desc')
            .limit(1)
        : await database('deployment_processes as m')
            .select({ hash: 'm.definition_hash' })
            .join('process_definitions as d', 'd.deployment_id', 'm.deployment_id')
            .where({ 'd.hash': callerHash, 'm.process_id': processId });
    return hashRows.parse(rows)[0]?.hash;
  }

  /** Whether there is a version of the process; with a tag, one that carries it. */
  async function isDeployed(processId: string, versionTag?: string): Promise<boolean> {
    const rows: unknown = await database('process_definitions')
      .select('hash')
      .where({ process_id: processId, ...(versionTag === undefined ? {} : { version_tag: versionTag }) })
      .limit(1);
    return hashRows.parse(rows).length > 0;
  }

  /** Ids of the processes that a version was deployed with, its own included. */
  async function companions(hash: string): Promise<readonly string[]> {
    const rows: unknown = await database('deployment_processes as m')
      .select({ processId: 'm.process_id' })
      .join('process_definitions as d', 'd.deployment_id', 'm.deployment_id')
      .where('d.hash', hash);
    return companionRows.parse(rows).map(({ processId }) => processId);
  }

  /** The latest version of every process, by name. */
  async function latestOfAll(): Promise<readonly DefinitionSummary[]> {
    const rows: unknown = await summaryRows()
      .distinctOn('process_id')
      .orderBy(['process_id', { column: 'version', order: 'desc' }]);
    return summariesSchema.parse(rows).toSorted((one, other) => one.name.localeCompare(other.name, 'zh-CN'));
  }

  async function byHash(hash: string): Promise<Definition | undefined> {
    const rows: unknown = await fullRows().where({ hash });
    return definitionRows.parse(rows)[0];
  }

  /** All versions of a process, newest first. */
  async function versions(processId: string): Promise<readonly DefinitionSummary[]> {
    return summariesSchema.parse(await summaryRows().where({ process_id: processId }).orderBy('version', 'desc'));
  }

  /** The compiled definition as JSON text, for whoever interprets it; undefined when there is none. */
  async function compiledJson(hash: string): Promise<string | undefined> {
    const rows: unknown = await database('process_definitions').select(database.raw('compiled::text as compiled')).where({ hash });
    return compiledRows.parse(rows)[0]?.compiled;
  }

  /** The compiled definition itself. Rows are written by our own compiler, so only the head is looked at. */
  async function compiled(hash: string): Promise<ProcessDefinition | undefined> {
    const json = await compiledJson(hash);
    return json === undefined ? undefined : processDefinition.parse(JSON.parse(json));
  }

  /** Start events of latest versions that a message or signal of this name sets off. */
  async function startersOf(kind: StartEventRow['kind'], name: string): Promise<readonly Starter[]> {
    const rows: unknown = await database('start_events')
      .select({ processId: 'process_id', elementId: 'element_id', definition: 'definition', definitionHash: 'definition_hash' })
      .where({ kind, name })
      .orderBy(['process_id', 'element_id']);
    return starterRows.parse(rows);
  }

  function summaryRows() {
    return database('process_definitions').select(SUMMARY);
  }

  function fullRows() {
    return database('process_definitions').select({ ...SUMMARY, bpmnXml: 'bpmn_xml', resources: 'resources' });
  }
}

export interface Starter {
  readonly processId: string;
  readonly elementId: string;
  /** Place of the event among those of a multiple start event; null: it has one. */
  readonly definition: number | null;
  readonly definitionHash: string;
}

const SUMMARY = {
  hash: 'hash',
  processId: 'process_id',
  version: 'version',
  name: 'name',
  versionTag: 'version_tag',
  deployedAt: 'deployed_at',
  deployedBy: 'deployed_by',
};

const processDefinition = z.custom<ProcessDefinition>(
  (value) => typeof value === 'object' && value !== null && 'format' in value && value.format === DEFINITION_FORMAT,
);
const summarySchema = z.object({
  hash: z.string(),
  processId: z.string(),
  version: z.number(),
  name: z.string(),
  versionTag: z.string().nullable(),
  deployedAt: z.date(),
  deployedBy: z.string().nullable(),
});
const summariesSchema = z.array(summarySchema);
const definitionRows = z.array(summarySchema.extend({ bpmnXml: z.string(), resources: z.record(z.string(), z.json()) }));
const companionRows = z.array(z.object({ processId: z.string() }));
const hashRows = z.array(z.object({ hash: z.string() }));
const compiledRows = z.array(z.object({ compiled: z.string() }));
const starterRows = z.array(
  z.object({ processId: z.string(), elementId: z.string(), definition: z.number().nullable(), definitionHash: z.string() }),
);
