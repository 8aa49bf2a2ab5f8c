import type { TaskDetail } from '../../../db/inbox/task-detail.ts';
import { isGranted } from '../../../domain/access/decision.ts';
import { isCandidate, mayReadTask, type TaskSubject } from '../../../domain/access/task-access.ts';
import type { OrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import { hasRole, type Person } from '../../person.ts';

/**
 * What a person is to a task. Only `assignee` and `candidate` may act; `colleague` could have taken it, `excluded` could
 * but for the separation of duties (Art 13); `completer` did it; `overseer` answers for the organisation;
 * `administrator` sees that it exists and how it stands, not what is in it.
 */
export type TaskRelation = 'assignee' | 'candidate' | 'excluded' | 'colleague' | 'completer' | 'overseer' | 'administrator';

/** Undefined: the person may not know of the task. */
export function relationTo(task: TaskDetail, person: Person, tree: OrganisationTree): TaskRelation | undefined {
  const subject = toSubject(task);
  if (task.state === 'open' && task.assignee === person.id) return 'assignee';
  if (task.state === 'completed' && task.closedBy === person.id) return 'completer';
  if (task.assignee === person.id) return 'colleague';
  if (isCandidate(person, subject)) {
    if (task.state !== 'open' || task.assignee !== undefined) return 'colleague';
    return task.excludedUsers.includes(person.id) ? 'excluded' : 'candidate';
  }
  if (isGranted(mayReadTask(person, subject, tree))) return 'overseer';
  return hasRole(person, 'administrator') ? 'administrator' : undefined;
}

export function mayAct(relation: TaskRelation): boolean {
  return relation === 'assignee' || relation === 'candidate';
}

/** An overdue task has reached further groups: they are among its candidates, though the diagram didn't name them. */
function toSubject(task: TaskDetail): TaskSubject {
  return {
    organisation: task.organisation,
    state: task.state,
    assignee: task.assignee ?? null,
    candidateGroups: [...task.candidateGroups, ...task.candidates],
    candidateUsers: task.candidateUsers,
    excludedUsers: task.excludedUsers,
    closedBy: task.closedBy ?? null,
  };
}
