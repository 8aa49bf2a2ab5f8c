import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Database, Transaction } from '../connection.ts';

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
  /** It calls processes in the versions of its own deployment. */
  readonly isBoundToDeployment?: true;
}

/** What begins an instance without a person. `name` of the message or signal; for a timer `kind:value`, such as `cycle:R/P1D`. */
export interface StartEventRow {
  readonly elementId: string;
  readonly kind: 'message' | 'signal' | 'timer';
  readonly name: string;
  /** Its place among the definitions of a multiple start event. */
  readonly definition?: number;
}

export interface DeployedVersion {
  readonly processId: string;
  readonly name: string;
  readonly hash: string;
  readonly version: number;
  /** False: the latest version has exactly this content, and nothing was written. */
  readonly isNew: boolean;
}

/**
 * Adds a version of each process whose latest one has other contents. A process that calls others of its deployment
 * gets a new version with theirs, so that a version calls for ever what it was deployed with. `companionsOf`: hash of a
 * version whose companions belong to this deployment as well, unchanged. Concurrent deployments of a process queue up.
 */
export async function deployTogether(
  database: Database,
  definitions: readonly DefinitionToDeploy[],
  companionsOf?: string,
): Promise<readonly DeployedVersion[]> {
  return await database.transaction(async (transaction) => {
    await lockProcesses(transaction, definitions);
    const ids = new Set(definitions.map(({ processId }) => processId));
    const companions = (await membersWith(transaction, companionsOf)).filter(({ processId }) => !ids.has(processId));
    const found: Plan[] = [];
    for (const definition of definitions) found.push(await planOf(transaction, definition));
    const plans = withOutdated(found, companions);
    if (!plans.some(({ isNew }) => isNew)) return plans.map(versionOf);
    const deploymentId = randomUUID();
    for (const plan of plans) if (plan.isNew) await insertVersion(transaction, plan, deploymentId);
    const members = [...plans.map(({ definition, hash }) => ({ processId: definition.processId, hash })), ...companions];
    await transaction('deployment_processes').insert(
      members.map(({ processId, hash }) => ({ deployment_id: deploymentId, process_id: processId, definition_hash: hash })),
    );
    return plans.map(versionOf);
  });
}

interface Member {
  readonly processId: string;
  readonly hash: string;
}

interface Plan {
  readonly definition: DefinitionToDeploy;
  readonly contentHash: string;
  /** The versions that its latest version was deployed with. */
  readonly members: ReadonlyMap<string, string>;
  /** Of the version that there will be. */
  readonly hash: string;
  readonly version: number;
  readonly isNew: boolean;
}

/** In a fixed order, so that two deployments can't wait for each other. */
async function lockProcesses(transaction: Transaction, definitions: readonly DefinitionToDeploy[]): Promise<void> {
  for (const processId of definitions.map((definition) => definition.processId).sort()) {
    await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 1))', [processId]);
  }
}

async function planOf(transaction: Transaction, definition: DefinitionToDeploy): Promise<Plan> {
  const contentHash = sha256(JSON.stringify([definition.bpmnXml, definition.compiled, definition.resources]));
  const [current] = versionRows.parse(
    await transaction('process_definitions')
      .select('hash', 'version', 'content_hash')
      .where({ process_id: definition.processId })
      .orderBy('version', 'desc')
      .limit(1),
  );
  const plan = { definition, contentHash, hash: current?.hash ?? '', version: current?.version ?? 0, isNew: false };
  const members = new Map((await membersWith(transaction, current?.hash)).map(({ processId, hash }) => [processId, hash]));
  return current?.content_hash === contentHash ? { ...plan, members } : renewed({ ...plan, members });
}

/** A new version makes those that are bound to it new, and these others in turn. */
function withOutdated(plans: readonly Plan[], companions: readonly Member[]): readonly Plan[] {
  const outdated = plans.find((plan) => !plan.isNew && plan.definition.isBoundToDeployment === true && isOutdated(plan, plans, companions));
  if (outdated === undefined) return plans;
  return withOutdated(
    plans.map((plan) => (plan === outdated ? renewed(plan) : plan)),
    companions,
  );
}

function isOutdated(plan: Plan, plans: readonly Plan[], companions: readonly Member[]): boolean {
  return (
    plans.some(({ definition, hash, isNew }) => isNew || plan.members.get(definition.processId) !== hash) ||
    companions.some(({ processId, hash }) => plan.members.get(processId) !== hash)
  );
}

function renewed(plan: Plan): Plan {
  const version = plan.version + 1;
  return { ...plan, version, isNew: true, hash: sha256(JSON.stringify([plan.definition.processId, version, plan.contentHash])) };
}

async function insertVersion(
  transaction: Transaction,
  { definition, contentHash, hash, version }: Plan,
  deploymentId: string,
): Promise<void> {
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
    deployment_id: deploymentId,
  });
  await transaction('start_events').where({ process_id: definition.processId }).delete();
  if (definition.startEvents.length === 0) return;
  await transaction('start_events').insert(
    definition.startEvents.map(({ elementId, kind, name, definition: place }) => ({
      process_id: definition.processId,
      element_id: elementId,
      definition_hash: hash,
      kind,
      name,
      definition: place ?? null,
    })),
  );
}

/** The versions of the deployment that made a version, itself included. */
async function membersWith(transaction: Transaction, hash: string | undefined): Promise<readonly Member[]> {
  if (hash === undefined) return [];
  const rows: unknown = await transaction('deployment_processes as m')
    .select({ processId: 'm.process_id', hash: 'm.definition_hash' })
    .join('process_definitions as d', 'd.deployment_id', 'm.deployment_id')
    .where('d.hash', hash);
  return memberRows.parse(rows);
}

function versionOf({ definition: { processId, name }, hash, version, isNew }: Plan): DeployedVersion {
  return { processId, name, hash, version, isNew };
}

const versionRows = z.array(z.object({ hash: z.string(), version: z.number(), content_hash: z.string() }));
const memberRows = z.array(z.object({ processId: z.string(), hash: z.string() }));

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
