import { createUserTask } from '../behaviours/user-tasks.ts';
import type { UserTask } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Work for a person, shown in the inboxes of its candidates until somebody completes it. */
export const userTask: ElementBehaviour<UserTask> = {
  activate: createUserTask,
};
