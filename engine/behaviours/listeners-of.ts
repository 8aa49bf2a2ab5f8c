import { isActivity } from '../definition/element-definition.ts';
import type { ListenerEvent } from '../definition/listener-event.ts';
import type { ProcessDefinition } from '../definition/process-definition.ts';
import type { JobDefinition } from '../definition/task-properties.ts';
import type { ElementInstance } from '../state.ts';

/** The listeners that the element of an instance, or the process, has for an event, in the order drawn. */
export function listenersOf(
  { definition }: { readonly definition: ProcessDefinition },
  { elementId, role }: Pick<ElementInstance, 'elementId' | 'role'>,
  event: ListenerEvent,
): readonly JobDefinition[] {
  const owner = role === 'process' ? definition : definition.elements[elementId];
  if (!owner) {
    return NONE;
  }
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
