import { compileDeployment, hasErrors, type CompileOptions, type DeployableProcess, type Problem } from '../bpmn/index.ts';
import type { JsonObject } from '../contract/json.ts';
import type { ElementDefinition } from '../engine/definition/element-definition.ts';
import type { Database } from '../db/connection.ts';
import { createDefinitionsRepository } from '../db/read-model/definitions-repository.ts';
import type { DefinitionToDeploy } from '../db/read-model/deploy-definitions.ts';
import { readPackage, type ProcessPackage } from './read-package.ts';
import { startEventsOf } from './start-events.ts';
import { timerStartProblems } from './timer-start-problems.ts';

export interface DeployedProcess {
  readonly processId: string;
  readonly name: string;
  readonly version: number;
  /** SHA-256 by which instances refer to this version. */
  readonly hash: string;
  /** False: the latest version was the same already. */
  readonly isNew: boolean;
}

/** All packages, or none: `processes` is empty when any has errors. */
export interface DeploymentResult {
  readonly processes: readonly DeployedProcess[];
  readonly problems: readonly (Problem & { readonly folder: string })[];
}

/**
 * Checks, compiles and stores process packages. New instances use the new version, running ones keep theirs. Packages
 * may call each other's processes whatever their order. Timer start events become Temporal Schedules when a worker
 * next looks (`synchroniseSchedules`).
 */
export async function deployPackages(database: Database, folders: readonly string[], deployedBy?: string): Promise<DeploymentResult> {
  const packages = await Promise.all(folders.map(readPackage));
  const known = createDefinitionsRepository(database);
  const compiled = await compileAll(packages, {
    isDeployed: (processId, tag) => known.isDeployed(processId, tag),
    messageStarters: async (name) => (await known.startersOf('message', name)).map(({ processId }) => processId),
  });
  const problems = compiled.flatMap(({ folder, problems }) => problems.map((problem) => ({ ...problem, folder })));
  if (hasErrors(problems)) return { processes: [], problems };
  const processes = await database.transaction(async (transaction) => {
    const repository = createDefinitionsRepository(transaction);
    const stored: DeployedProcess[] = [];
    for (const { processes, manifest } of compiled) {
      const definitions = processes.map((process) => definitionToDeploy(process, manifest, deployedBy));
      stored.push(...(await repository.deployTogether(definitions)));
    }
    return stored;
  });
  return { processes, problems };
}

/** What deployment would say of the packages, without a database: each may call the processes of the others and no other. */
export async function checkPackages(folders: readonly string[]): Promise<DeploymentResult['problems']> {
  const compiled = await compileAll(await Promise.all(folders.map(readPackage)), {});
  return compiled.flatMap(({ folder, problems }) => problems.map((problem) => ({ ...problem, folder })));
}

/** A compiled process as the definitions repository keeps it. */
export function definitionToDeploy(process: DeployableProcess, manifest: JsonObject, deployedBy?: string): DefinitionToDeploy {
  const { definition } = process;
  return {
    processId: definition.processId,
    name: definition.name,
    ...(definition.versionTag === undefined ? {} : { versionTag: definition.versionTag }),
    bpmnXml: process.xml,
    compiled: JSON.stringify(definition),
    resources: { forms: process.forms, decisions: process.decisions, manifest },
    startEvents: startEventsOf(definition),
    ...(deployedBy === undefined ? {} : { deployedBy }),
    ...(Object.values(definition.elements).some(isBoundCall) ? { isBoundToDeployment: true } : {}),
  };
}

function isBoundCall(element: ElementDefinition): boolean {
  return element.type === 'callActivity' && element.binding?.kind === 'deployment';
}

/** Every package is compiled with the processes of the others counted as deployed. */
async function compileAll(packages: readonly ProcessPackage[], known: CompileOptions) {
  const neighbours = packages.flatMap(processesIn);
  const lookups: CompileOptions = {
    ...known,
    isDeployed: (processId, tag) =>
      neighbours.some(({ id, tags }) => id === processId && (tag === undefined || tags.includes(tag))) ||
      (known.isDeployed?.(processId, tag) ?? false),
  };
  return await Promise.all(
    packages.map(async ({ folder, resources, manifest }) => {
      const { processes, problems } = await compileDeployment(resources, lookups);
      return { folder, manifest, processes, problems: [...problems, ...processes.flatMap(timerStartProblems)] };
    }),
  );
}

/** Processes that a package's files define, with the version tags there: only to tell a call to a neighbour from a call to nowhere. */
function processesIn({ resources }: ProcessPackage): { readonly id: string; readonly tags: readonly string[] }[] {
  const texts = resources.filter(({ name }) => name.toLowerCase().endsWith('.bpmn')).map(({ content }) => content.toString());
  return texts.flatMap((text) => {
    const tags = valuesOf(text, /<zeebe:versionTag\b[^>]*?\bvalue="([^"]+)"/g);
    return valuesOf(text, /<(?:[\w-]+:)?process\b[^>]*?\bid="([^"]+)"/g).map((id) => ({ id, tags }));
  });
}

function valuesOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, value]) => value ?? []);
}
