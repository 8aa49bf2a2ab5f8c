import { activityOfAll } from '../../../db/instances/process-activity.ts';
import { createProcessDrafts } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { namesOfPeople } from '../../people-names.ts';
import type { Person } from '../../person.ts';
import { mayEditProcesses } from '../../../domain/access/process-access.ts';
import type { Services } from '../../services.ts';

export interface ProcessLine {
  readonly processId: string;
  readonly name: string;
  readonly version: number;
  readonly deployedAt: Date;
  readonly running: number;
  readonly incidents: number;
}

export interface DraftLine {
  readonly processId: string;
  readonly name: string;
  readonly ownerName: string;
  readonly savedAt: Date;
  readonly own: boolean;
}

export async function presentProcessList(
  services: Services,
  person: Person,
): Promise<{ readonly processes: readonly ProcessLine[]; readonly drafts: readonly DraftLine[] }> {
  const { database } = services;
  const [definitions, activity, drafts] = await Promise.all([
    createDefinitionsRepository(database).latestOfAll(),
    activityOfAll(database),
    mayEditProcesses(person) ? createProcessDrafts(database).neverPublished() : [],
  ]);
  const nameOf = await namesOfPeople(
    services.directory,
    drafts.map(({ owner }) => owner),
  );
  const byProcess = new Map(activity.map((each) => [each.processId, each]));
  return {
    processes: definitions.map(({ processId, name, version, deployedAt }) => ({
      processId,
      name,
      version,
      deployedAt,
      running: byProcess.get(processId)?.running ?? 0,
      incidents: byProcess.get(processId)?.incidents ?? 0,
    })),
    drafts: drafts.map(({ processId, name, owner, savedAt }) => ({
      processId,
      name,
      savedAt,
      ownerName: nameOf(owner),
      own: owner === person.id,
    })),
  };
}
