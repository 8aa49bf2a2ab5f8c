import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import { groupsOf, hasRole, type Person } from '../person.ts';
import { granted, refused, type AccessDecision } from './decision.ts';

/** What the policy asks of a task. */
export interface TaskSubject {
  readonly organisation: string;
  readonly state: 'open' | 'completed' | 'cancelled';
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  /** People who may not take it, because they did what it judges (Art 13). */
  readonly excludedUsers: readonly string[];
  readonly closedBy: string | null;
}

/** Reading: those who do, did or may do it, and the head or lead who answers for it. */
export function mayReadTask(person: Person, task: TaskSubject, tree: OrganisationTree): AccessDecision {
  const concerned =
    task.assignee === person.id || task.closedBy === person.id || isCandidate(person, task) || answersFor(person, task, tree);
  return concerned ? granted : refused(NOT_YOURS);
}

export function mayClaim(person: Person, task: TaskSubject): AccessDecision {
  if (task.state !== 'open') return refused('任务已经办结，不能签收');
  if (task.assignee === person.id) return refused('任务已由您签收');
  if (!isCandidate(person, task)) return refused(task.assignee === null ? NOT_YOURS : '任务已由他人签收');
  if (task.excludedUsers.includes(person.id)) return refused(OWN_WORK);
  if (task.assignee !== null) return refused('任务已由他人签收');
  return granted;
}

export function mayComplete(person: Person, task: TaskSubject): AccessDecision {
  if (task.state !== 'open') return refused('任务已经办结，不能重复提交');
  if (task.excludedUsers.includes(person.id)) return refused(OWN_WORK);
  if (task.assignee === person.id) return granted;
  if (task.assignee === null && isCandidate(person, task)) return refused('请先签收任务，再办理');
  return refused(task.assignee !== null && isCandidate(person, task) ? '任务已由他人签收' : NOT_YOURS);
}

/** Giving a claimed task back to the candidates. */
export function mayReturn(person: Person, task: TaskSubject): AccessDecision {
  if (task.state !== 'open') return refused('任务已经办结，不能退回');
  return task.assignee === person.id ? granted : refused('只有签收人可以退回任务');
}

/** Giving a task to somebody else: the head or lead who answers for it, or the administrator where nobody else can. */
export function mayReassign(person: Person, task: TaskSubject, tree: OrganisationTree): AccessDecision {
  if (task.state !== 'open') return refused('任务已经办结，不能转办');
  if (task.assignee === person.id || answersFor(person, task, tree) || hasRole(person, 'administrator')) return granted;
  return refused('只有签收人和站（室）负责人可以转办任务');
}

export function isCandidate(person: Person, task: Pick<TaskSubject, 'candidateGroups' | 'candidateUsers'>): boolean {
  return task.candidateUsers.includes(person.id) || groupsOf(person).some((group) => task.candidateGroups.includes(group));
}

const NOT_YOURS = '这项任务不在您的职责范围内';
const OWN_WORK = '不能审批自己经办的事项，请由他人办理（依据第十三条）';

/**
 * The head or lead of the organisation itself, or of the 镇街 station above a room. Nobody answers for what the diagram gives to people by
 * name: reviewers judge a station in tasks of that station, which its head must neither see nor give to somebody else.
 */
function answersFor(person: Person, { organisation, candidateUsers }: TaskSubject, tree: OrganisationTree): boolean {
  if (candidateUsers.length > 0) return false;
  return person.assignments.some(
    (assignment) =>
      (assignment.role === 'head' || assignment.role === 'lead') &&
      (assignment.organisation === organisation ||
        (tree.find(assignment.organisation)?.tier === 'station' && tree.isBelow(organisation, assignment.organisation))),
  );
}
