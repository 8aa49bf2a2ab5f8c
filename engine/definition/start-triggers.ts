import type { EventDefinition } from './event-definition.ts';
import type { ProcessDefinition } from './process-definition.ts';

/** One way in which an instance begins from outside: the element that an event enters, and the event. */
export interface StartTrigger {
  readonly elementId: string;
  readonly event: EventDefinition;
}

/** Everything that begins an instance without a person, in document order (BPMN 2.0, 10.5.2). */
export function startTriggersOf(definition: ProcessDefinition): readonly StartTrigger[] {
  const ids = definition.scopes[definition.processId]?.startEvents ?? [];
  return ids.flatMap((elementId) => {
    const element = definition.elements[elementId];
    return element?.type === 'startEvent' && element.event.kind !== 'none' ? [{ elementId, event: element.event }] : [];
  });
}
