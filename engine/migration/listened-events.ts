import { own } from '../../contract/own.ts';
import type { BoundaryEvent, IntermediateCatchEvent, ReceiveTask, StartEvent } from '../definition/element-definition.ts';
import type { ProcessDefinition } from '../definition/process-definition.ts';
import type { ElementInstance } from '../state.ts';

/** An element whose event another element instance waits for. */
export type ListenedEvent = BoundaryEvent | StartEvent | IntermediateCatchEvent | ReceiveTask;

/**
 * The events that an instance of the element `elementId` listens for beside its own: those on its boundary, those of
 * the event sub-processes in it, and those behind an event-based gateway. A compensation listens for nothing: what it
 * works for is over.
 */
export function listenedEvents(
  definition: ProcessDefinition,
  elementId: string,
  { role, loopIndex }: Pick<ElementInstance, 'role' | 'loopIndex'>,
): readonly ListenedEvent[] {
  if (role === 'compensation') {
    return [];
  }
  const element = own(definition.elements, elementId);
  const scope = role === 'multiInstanceBody' ? undefined : own(definition.scopes, elementId);
  // Inner instances leave the boundary to their body.
  const boundary = element && 'boundaryEvents' in element && loopIndex === undefined ? element.boundaryEvents : [];
  const starts = (scope?.eventSubProcesses ?? []).flatMap((id) => definition.scopes[id]?.startEvents ?? []);
  const behind = element?.type === 'eventBasedGateway' ? element.outgoing.flatMap((id) => definition.flows[id]?.target ?? []) : [];
  return [...boundary, ...starts, ...behind].flatMap((id) => {
    const event = own(definition.elements, id);
    return event && isListenedEvent(event) ? [event] : [];
  });
}

function isListenedEvent(element: { readonly type: string }): element is ListenedEvent {
  return LISTENED.has(element.type);
}

const LISTENED: ReadonlySet<string> = new Set<ListenedEvent['type']>([
  'boundaryEvent',
  'startEvent',
  'intermediateCatchEvent',
  'receiveTask',
]);
