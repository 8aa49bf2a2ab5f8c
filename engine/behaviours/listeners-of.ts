import type { Activation } from '../activation.ts';
import { isActivity } from '../definition/element-definition.ts';
import type { ListenerEvent } from '../definition/listener-event.ts';
import type { JobDefinition } from '../definition/task-properties.ts';
import type { ElementInstance } from '../state.ts';

/** The listeners that the element of an instance, or the process, has for an event, in the order drawn. */
export function listenersOf(activation: Activation, instance: ElementInstance, event: ListenerEvent): readonly JobDefinition[] {
  const owner = instance.role === 'process' ? activation.definition : activation.elementOf(instance);
  switch (event) {
    case 'start':
      return owner.startListeners ?? NONE;
    case 'end':
      return owner.endListeners ?? NONE;
    case 'beforeAll':
      return 'type' in owner && isActivity(owner) ? (owner.beforeAllListeners ?? NONE) : NONE;
    case 'creating':
      return 'task' in owner ? (owner.task.creatingListeners ?? NONE) : NONE;
    case 'completing':
      return 'task' in owner ? (owner.task.completingListeners ?? NONE) : NONE;
  }
}

const NONE: readonly JobDefinition[] = [];
