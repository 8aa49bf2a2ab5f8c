import { awaitListener } from '../behaviours/listeners.ts';
import { finish } from '../behaviours/occurrences.ts';
import { createUserTask } from '../behaviours/user-tasks.ts';
import type { UserTask } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Work for a person, shown in the inboxes of its candidates until somebody completes it. */
export const userTask: ElementBehaviour<UserTask> = {
  activate(activation, instance, element) {
    if (!awaitListener(activation, instance, 'creating')) {
      createUserTask(activation, instance, element);
    }
  },

  /** What a person entered reaches the process when the listeners of the completion are done. */
  resume(activation, instance, element) {
    if (instance.listeners?.event === 'creating') {
      userTask.activate(activation, instance, element);
    } else if (!awaitListener(activation, instance, 'completing')) {
      finish(activation, instance, element, instance.listeners?.variables ?? {});
    }
  },
};
