import type { ElementDefinition } from './element-definition.ts';
import type { EventDefinition } from './event-definition.ts';
import type { ProcessDefinition } from './process-definition.ts';

/** One way in which an instance begins from outside: the element that an event enters, and the event. */
export interface StartTrigger {
  readonly elementId: string;
  readonly event: EventDefinition;
  /** Its place among the definitions of a multiple start event. */
  readonly definition?: number;
}

/**
 * Everything that begins an instance without a person, in document order: start events, with each definition of a
 * multiple one for itself (BPMN 2.0, 10.5.2), instantiating receive tasks (10.3.3) and the events behind an
 * instantiating event-based gateway (10.6.6).
 */
export function startTriggersOf(definition: ProcessDefinition): readonly StartTrigger[] {
  const elements = Object.values(definition.elements).filter(({ scope }) => scope === definition.processId);
  const ids = new Set(elements.flatMap((element) => beginningsAt(definition, element)));
  return [...ids].flatMap((elementId) => {
    const element = definition.elements[elementId];
    return element && 'event' in element ? triggersOf(elementId, element.event) : [];
  });
}

function beginningsAt({ flows }: ProcessDefinition, element: ElementDefinition): readonly string[] {
  switch (element.type) {
    case 'startEvent':
      return [element.id];
    case 'receiveTask':
      return element.instantiate === true ? [element.id] : [];
    case 'eventBasedGateway':
      return element.instantiate === undefined ? [] : element.outgoing.flatMap((id) => flows[id]?.target ?? []);
    default:
      return [];
  }
}

function triggersOf(elementId: string, event: EventDefinition): readonly StartTrigger[] {
  if (event.kind === 'multiple') {
    return event.events.map((part, definition) => ({ elementId, event: part, definition }));
  }
  return event.kind === 'none' ? [] : [{ elementId, event }];
}
