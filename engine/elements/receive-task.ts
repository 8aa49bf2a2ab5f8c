import { finish } from '../behaviours/occurrences.ts';
import { subscribe } from '../behaviours/subscriptions.ts';
import type { ReceiveTask } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** A task that is done when its message has come (BPMN 2.0, 13.3.3). */
export const receiveTask: ElementBehaviour<ReceiveTask> = {
  activate(activation, instance, element) {
    if (instance.occurrence) {
      finish(activation, instance, element, instance.occurrence.variables);
    } else {
      subscribe(activation, instance, element.id, element.event);
    }
  },
};
