import type { OpenTask } from '../../db/instances/open-tasks.ts';
import { parseCandidateGroup, roleLabel } from '../../domain/roles.ts';
import { taskAddress } from '../addresses.ts';
import { presentDeadline, type DeadlineView } from '../deadline.ts';
import { namesOfOrganisations, namesOfPeople } from '../people-names.ts';
import { groupsOf, type Person } from '../person.ts';
import type { Services } from '../services.ts';

/** An open task as other pages than the inbox show it: who has it, until when, and a link for those who may act. */
export interface OpenTaskLine {
  readonly name: string;
  /** 王芳 已签收, or the roles that may take it. */
  readonly who: string;
  readonly deadline: DeadlineView | undefined;
  readonly escalated: boolean;
  readonly articles: readonly string[];
  /** Set when this person has it or may take it. */
  readonly address?: string;
}

export async function presentOpenTasks(
  { directory, now, workingDaysBetween }: Services,
  person: Person,
  tasks: readonly OpenTask[],
): Promise<OpenTaskLine[]> {
  const groups = tasks.flatMap(({ candidateGroups }) => candidateGroups);
  const [personName, organisationName] = await Promise.all([
    namesOfPeople(
      directory,
      tasks.flatMap(({ assignee, candidateUsers }) => [assignee, ...candidateUsers]),
    ),
    namesOfOrganisations(
      directory,
      groups.flatMap((group) => parseCandidateGroup(group)?.organisation ?? []),
    ),
  ]);
  const own = new Set(groupsOf(person));
  return tasks.map((task) => {
    const isMine =
      task.assignee === person.id ||
      (task.assignee === undefined && (task.candidateUsers.includes(person.id) || task.candidateGroups.some((group) => own.has(group))));
    return {
      name: task.name,
      who: task.assignee === undefined ? `待${candidates(task, personName, organisationName)}签收` : `${personName(task.assignee)} 办理中`,
      deadline: presentDeadline(task.dueAt, now(), workingDaysBetween),
      escalated: task.escalatedAt !== undefined,
      articles: task.articles,
      ...(isMine ? { address: taskAddress(task) } : {}),
    };
  });
}

/** Those named come first, then the roles that may take it too. */
function candidates(
  { candidateUsers, candidateGroups }: OpenTask,
  personName: (id: string) => string,
  organisationName: (code: string) => string,
): string {
  const named = candidateGroups.flatMap((group) => {
    const parsed = parseCandidateGroup(group);
    return parsed === undefined ? [] : [`${organisationName(parsed.organisation)}${roleLabel(parsed.role)}`];
  });
  const all = [...candidateUsers.map(personName), ...named];
  return all.length === 0 ? '有关人员' : all.join('、');
}
