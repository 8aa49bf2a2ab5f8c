import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import { DEFINITION_FORMAT, type ProcessDefinition } from '../../engine/definition/process-definition.ts';
import type { Database } from '../connection.ts';

/** A process as it comes from a package, compiled and checked. `resources`: forms, decisions and manifest of the version. */
export interface DefinitionToDeploy {
  readonly processId: string;
  readonly name: string;
  readonly versionTag?: string;
  readonly bpmnXml: string;
  /** The compiled definition as JSON text: what workers interpret, byte for byte. */
  readonly compiled: string;
  readonly resources: JsonObject;
  /** What begins an instance without a person: `startEventsOf` finds it in the definition. */
  readonly startEvents: readonly StartEventRow[];
  /** User id; absent: from the command line. */
  readonly deployedBy?: string;
}

/** What begins an instance without a person. `name` of the message or signal; for a timer `kind:value`, such as `cycle:R/P1D`. */
export interface StartEventRow {
  readonly elementId: string;
  readonly kind: 'message' | 'signal' | 'timer';
  readonly name: string;
}

export interface DeployedVersion {
  readonly hash: string;
  readonly version: number;
  /** False: the latest version has exactly this content, and nothing was written. */
  readonly isNew: boolean;
}

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
  return { deploy, latest, latestHash, latestOfAll, byHash, versions, compiledJson, compiled, startersOf };

  /** Adds a version unless the latest one has the same content. Concurrent deployments of a process queue up. */
  async function deploy(definition: DefinitionToDeploy): Promise<DeployedVersion> {
    const contentHash = sha256(JSON.stringify([definition.bpmnXml, definition.compiled, definition.resources]));
    return await database.transaction(async (transaction) => {
      await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 1))', [definition.processId]);
      const [current] = versionRows.parse(
        await transaction('process_definitions')
          .select('hash', 'version', 'content_hash')
          .where({ process_id: definition.processId })
          .orderBy('version', 'desc')
          .limit(1),
      );
      if (current?.content_hash === contentHash) return { hash: current.hash, version: current.version, isNew: false };
      const version = (current?.version ?? 0) + 1;
      const hash = sha256(JSON.stringify([definition.processId, version, contentHash]));
      await transaction('process_definitions').insert({
        hash,
        content_hash: contentHash,
        process_id: definition.processId,
        version,
        name: definition.name,
        version_tag: definition.versionTag ?? null,
        bpmn_xml: definition.bpmnXml,
        compiled: definition.compiled,
        resources: JSON.stringify(definition.resources),
        deployed_by: definition.deployedBy ?? null,
      });
      await transaction('start_events').where({ process_id: definition.processId }).delete();
      if (definition.startEvents.length > 0) {
        await transaction('start_events').insert(
          definition.startEvents.map(({ elementId, kind, name }) => ({
            process_id: definition.processId,
            element_id: elementId,
            definition_hash: hash,
            kind,
            name,
          })),
        );
      }
      return { hash, version, isNew: true };
    });
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
      .select({ processId: 'process_id', elementId: 'element_id', definitionHash: 'definition_hash' })
      .where({ kind, name })
      .orderBy('process_id');
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
const versionRows = z.array(z.object({ hash: z.string(), version: z.number(), content_hash: z.string() }));
const hashRows = z.array(z.object({ hash: z.string() }));
const compiledRows = z.array(z.object({ compiled: z.string() }));
const starterRows = z.array(z.object({ processId: z.string(), elementId: z.string(), definitionHash: z.string() }));

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
