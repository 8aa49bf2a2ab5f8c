import { own } from '../../contract/own.ts';
import type { Activation } from '../activation.ts';
import { subscribe } from '../behaviours/subscriptions.ts';
import { closeWait } from '../behaviours/waits.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { ElementInstance, Wait } from '../state.ts';
import type { ElementMapping } from './element-mapping.ts';
import { listenedEvents, type ListenedEvent } from './listened-events.ts';

/**
 * Carries the waits of an element instance over, after the instance itself: what stays keeps its key, its people and
 * its due time. A message or signal with another name or key is waited for anew; events that are gone are given up, and
 * those that are new are listened for. `before` is the instance as it was in the source.
 */
export function migrateWaits(activation: Activation, ids: ElementMapping, before: ElementInstance): void {
  const known = listenedEvents(ids.source, before.elementId, before);
  const now = listenedEvents(ids.target, ids.idOf(before.elementId), before);
  for (const key of before.waits) {
    const wait = activation.wait(key);
    if (wait) {
      migrateWait(activation, ids, wait, { isOwn: wait.elementId === before.elementId && !isAmong(known, wait.elementId), now });
    }
  }
  if (before.status === 'activating') {
    return; // it listens when its incident is resolved
  }
  const taken = new Set(known.map(({ id }) => ids.idOf(id)));
  for (const event of now) {
    if (!taken.has(event.id) && !(event.type === 'startEvent' && before.interrupted === true)) {
      listen(activation, before.key, event);
    }
  }
}

interface Place {
  /** The wait is the element's own, not that of an event it listens for. */
  readonly isOwn: boolean;
  /** What the instance listens for in the target. */
  readonly now: readonly ListenedEvent[];
}

function migrateWait(activation: Activation, ids: ElementMapping, wait: Wait, { isOwn, now }: Place): void {
  const elementId = ids.idOf(wait.elementId);
  if (wait.kind === 'job' && wait.listener) {
    activation.replaceWait({ ...wait, elementId });
    activation.emit({ type: 'migrateWait', key: wait.key, elementId });
    return;
  }
  if (!isOwn && !isAmong(now, elementId)) {
    closeWait(activation, wait);
    return;
  }
  const after = activation.element(elementId);
  const isEvent = (wait.kind === 'message' || wait.kind === 'signal') && 'event' in after;
  if (isEvent && !isSameEvent(eventOf(ids, wait.elementId), after.event)) {
    closeWait(activation, wait);
    subscribe(activation, activation.instance(wait.owner), elementId, after.event, 'userAction' in after ? after.userAction : undefined);
    return;
  }
  activation.replaceWait({ ...wait, elementId });
  if (wait.kind === 'userTask') {
    const { name = elementId, articles = [] } = after;
    const formId = after.type === 'userTask' ? after.task.formId : undefined;
    activation.emit({ type: 'migrateUserTask', key: wait.key, elementId, name, articles, ...(formId === undefined ? {} : { formId }) });
  } else {
    activation.emit({ type: 'migrateWait', key: wait.key, elementId });
  }
}

function listen(activation: Activation, owner: string, event: ListenedEvent): void {
  subscribe(activation, activation.instance(owner), event.id, event.event, 'userAction' in event ? event.userAction : undefined);
}

function eventOf({ source }: ElementMapping, elementId: string): EventDefinition | undefined {
  const element = own(source.elements, elementId);
  return element && 'event' in element ? element.event : undefined;
}

/** Definitions are plain JSON, written by one compiler: the same in the diagram is the same text. */
function isSameEvent(one: EventDefinition | undefined, other: EventDefinition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isAmong(events: readonly ListenedEvent[], id: string): boolean {
  return events.some((event) => event.id === id);
}
