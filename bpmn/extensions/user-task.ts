import type { UserTaskProperties } from '../../engine/definition/task-properties.ts';
import { optionalExpression, toValueExpression } from '../compilation/expression.ts';
import { present } from '../compilation/present.ts';
import { extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import { candidateGroupsAround } from './candidates.ts';
import { readFormId } from './form.ts';
import { readTaskListeners } from './listeners.ts';
import { readDeadline, readSeparation } from './social-work.ts';

/** Who, when and with which form: the zeebe extensions of a user task and our own; `lanes` are those around it. */
export function readUserTaskProperties(element: ModdleElement, lanes: readonly ModdleElement[]): UserTaskProperties {
  const schedule = extension(element, 'zeebe:TaskSchedule');
  return {
    ...readAssignment(element, lanes),
    ...optionalExpression('dueDate', text(schedule, 'dueDate')),
    ...optionalExpression('followUpDate', text(schedule, 'followUpDate')),
    ...optionalExpression('priority', text(extension(element, 'zeebe:PriorityDefinition'), 'priority'), toValueExpression),
    ...present({ formId: readFormId(element), deadline: readDeadline(element) }),
    notCompletedBy: readSeparation(element),
    ...present({
      creatingListeners: readTaskListeners(element, 'creating'),
      completingListeners: readTaskListeners(element, 'completing'),
    }),
  };
}

function readAssignment(element: ModdleElement, lanes: readonly ModdleElement[]): Partial<UserTaskProperties> {
  const assignment = extension(element, 'zeebe:AssignmentDefinition');
  const named = {
    ...optionalExpression('assignee', text(assignment, 'assignee')),
    ...optionalExpression('candidateGroups', text(assignment, 'candidateGroups')),
    ...optionalExpression('candidateUsers', text(assignment, 'candidateUsers')),
  };
  return Object.keys(named).length > 0 ? named : present({ candidateGroups: candidateGroupsAround(element, lanes) });
}

export const USER_TASK_EXTENSIONS = [
  'zeebe:UserTask',
  'zeebe:AssignmentDefinition',
  'zeebe:TaskSchedule',
  'zeebe:PriorityDefinition',
  'zeebe:FormDefinition',
  'zeebe:TaskListeners',
  'sw:Deadline',
  'sw:Separation',
] as const;
