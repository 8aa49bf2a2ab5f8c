import { elementActivity, versionActivity } from '../../../db/instances/process-activity.ts';
import { createProcessDrafts } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { loadDefinition } from '../../definitions.ts';
import { emptyDiagramState } from '../../diagram/diagram-state.ts';
import { presentDiagram, type DiagramView } from '../../diagram/present-diagram.ts';
import { readManifest, startersText } from '../../manifest.ts';
import { namesOfPeople } from '../../people-names.ts';
import type { Person } from '../../person.ts';
import { mayEditProcesses } from '../../../domain/access/process-access.ts';
import type { Services } from '../../services.ts';

export interface VersionLine {
  readonly hash: string;
  readonly version: number;
  readonly deployedAt: Date;
  readonly deployedBy: string;
  readonly running: number;
  readonly ended: number;
  readonly isLatest: boolean;
  readonly isShown: boolean;
}

export interface ProcessView {
  readonly processId: string;
  readonly name: string;
  readonly hash: string;
  readonly version: number;
  readonly isLatest: boolean;
  readonly description: string;
  readonly starters: string;
  readonly articles: readonly string[];
  readonly running: number;
  readonly runningHere: number;
  readonly diagram: DiagramView;
  readonly versions: readonly VersionLine[];
  readonly drafts: readonly { readonly ownerName: string; readonly savedAt: Date; readonly own: boolean }[];
  readonly mayEdit: boolean;
}

/** A process with one version drawn: the asked one, or the latest. */
export async function presentProcess(
  services: Services,
  person: Person,
  processId: string,
  wantedVersion: number,
): Promise<ProcessView | undefined> {
  const { database } = services;
  const repository = createDefinitionsRepository(database);
  const versions = await repository.versions(processId);
  const [latest] = versions;
  const shown = versions.find(({ version }) => version === wantedVersion) ?? latest;
  if (latest === undefined || shown === undefined) return undefined;
  const mayEdit = mayEditProcesses(person);
  const [loaded, full, activity, elements, drafts] = await Promise.all([
    loadDefinition(database, shown.hash),
    repository.byHash(shown.hash),
    versionActivity(database, processId),
    elementActivity(database, shown.hash),
    mayEdit ? createProcessDrafts(database).ofProcess(processId) : [],
  ]);
  if (loaded === undefined || full === undefined) return undefined;
  const nameOf = await namesOfPeople(services.directory, [
    ...versions.map(({ deployedBy }) => deployedBy),
    ...drafts.map(({ owner }) => owner),
  ]);
  const activityByHash = new Map(activity.map((each) => [each.definitionHash, each]));
  const manifest = readManifest(full.resources);
  const own = manifest.articles;
  const state = { ...emptyDiagramState, counts: elements.counts, incidents: elements.incidents, current: Object.keys(elements.counts) };
  return {
    processId,
    name: shown.name,
    hash: shown.hash,
    version: shown.version,
    isLatest: shown.hash === latest.hash,
    description: manifest.description,
    starters: startersText(manifest.mayStart),
    articles: own.length > 0 ? own : articlesIn(loaded.definition.elements),
    running: activity.reduce((sum, { running }) => sum + running, 0),
    runningHere: activityByHash.get(shown.hash)?.running ?? 0,
    diagram: await presentDiagram(loaded, state),
    versions: versions.map(({ hash, version, deployedAt, deployedBy }) => ({
      hash,
      version,
      deployedAt,
      deployedBy: deployedBy === null ? '随软件安装' : nameOf(deployedBy),
      running: activityByHash.get(hash)?.running ?? 0,
      ended: activityByHash.get(hash)?.ended ?? 0,
      isLatest: hash === latest.hash,
      isShown: hash === shown.hash,
    })),
    drafts: drafts.map(({ owner, savedAt }) => ({ ownerName: nameOf(owner), savedAt, own: owner === person.id })),
    mayEdit,
  };
}

function articlesIn(elements: Readonly<Record<string, { readonly articles?: readonly string[] }>>): string[] {
  return [...new Set(Object.values(elements).flatMap(({ articles }) => articles ?? []))];
}
