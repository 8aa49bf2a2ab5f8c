import { createProcessDrafts } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { namesOfPeople } from '../../people-names.ts';
import type { Services } from '../../services.ts';

export interface WorkingCopy {
  readonly processId: string;
  readonly name: string;
  readonly bpmnXml: string;
  /** Revision of the manager's draft; 0 when there is none yet. */
  readonly revision: number;
  readonly draftSavedAt?: Date;
  /** The version that the copy began from. */
  readonly baseHash?: string;
  readonly baseVersion?: number;
  /** Set when somebody published after the draft was begun. */
  readonly newerVersion?: { readonly version: number; readonly by: string; readonly at: Date };
  readonly others: readonly { readonly name: string; readonly savedAt: Date }[];
}

/** What the editor opens: the manager's draft, or the latest version; undefined when there is neither. */
export async function openWorkingCopy(services: Services, processId: string, owner: string): Promise<WorkingCopy | undefined> {
  const drafts = createProcessDrafts(services.database);
  const [draft, latest, all] = await Promise.all([
    drafts.find(processId, owner),
    createDefinitionsRepository(services.database).latest(processId),
    drafts.ofProcess(processId),
  ]);
  const source = draft ?? latest;
  if (source === undefined) return undefined;
  const others = all.filter((each) => each.owner !== owner);
  const nameOf = await namesOfPeople(services.directory, [...others.map((each) => each.owner), latest?.deployedBy]);
  const isStale = draft !== undefined && latest !== undefined && draft.baseHash !== latest.hash;
  const baseHash = draft === undefined ? latest?.hash : draft.baseHash;
  const base =
    baseHash === undefined
      ? undefined
      : baseHash === latest?.hash
        ? latest
        : await createDefinitionsRepository(services.database).byHash(baseHash);
  return {
    processId,
    name: source.name,
    bpmnXml: source.bpmnXml,
    revision: draft?.revision ?? 0,
    others: others.map((each) => ({ name: nameOf(each.owner), savedAt: each.savedAt })),
    ...(draft === undefined ? {} : { draftSavedAt: draft.savedAt }),
    ...(base === undefined ? {} : { baseHash: base.hash, baseVersion: base.version }),
    ...(isStale
      ? {
          newerVersion: {
            version: latest.version,
            by: latest.deployedBy === null ? '系统' : nameOf(latest.deployedBy),
            at: latest.deployedAt,
          },
        }
      : {}),
  };
}
