import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { ListenerEvent } from '../definition/listener-event.ts';
import type { ElementInstance, JobWait, Step } from '../state.ts';
import { createJob } from './jobs.ts';
import { listenersOf } from './listeners-of.ts';
import { propagate } from './variables.ts';

/**
 * Offers the next listener of an event as a job; the element waits for them one after another (Camunda 8: listeners
 * block the lifecycle). False when there is none, or none is left.
 */
export function awaitListener(activation: Activation, { key }: ElementInstance, event: ListenerEvent): boolean {
  const instance = activation.instance(key);
  const listeners = listenersOf(activation, instance, event);
  if (listeners.length === 0) {
    return false;
  }
  const progress = instance.listeners ?? { event, next: 0 };
  const listener = listeners[progress.next];
  if (listener === undefined) {
    activation.endListeners(key);
    return false;
  }
  activation.update(key, { listeners: progress });
  createJob(activation, activation.instance(key), listener, { event, index: progress.next });
  return true;
}

/** A listener has done its job: its variables go where the mappings of the moment write, and the element goes on. */
export function listenerCompleted(activation: Activation, wait: JobWait, variables: JsonObject): void {
  const { key, parent, listeners } = activation.instance(wait.owner);
  if (!listeners) {
    throw new Error(`Element instance ${key} has no listeners under way`);
  }
  const next = { ...listeners, next: listeners.next + 1 };
  if (listeners.event === 'completing') {
    activation.update(key, { listeners: { ...next, variables: { ...listeners.variables, ...variables } } });
  } else if (listeners.event === 'end') {
    propagate(activation, parent ?? key, variables);
    activation.update(key, { listeners: next });
  } else {
    activation.setVariables(key, variables);
    activation.update(key, { listeners: next });
  }
  activation.schedule({ type: stepAfter(listeners.event), instance: key });
}

/**
 * An expression between two listeners was at fault and has been mended: those of the same event run again from the
 * first (Camunda 8, incident recovery of execution listeners), as they may have made what it needs.
 */
export function repeatListeners(activation: Activation, { key, listeners, waits }: ElementInstance): void {
  if (listeners && !waits.some((wait) => activation.wait(wait)?.kind === 'job')) {
    activation.update(key, { listeners: { ...listeners, next: 0 } });
    activation.schedule({ type: stepAfter(listeners.event), instance: key });
  }
}

function stepAfter(event: ListenerEvent): Step['type'] & ('activate' | 'complete' | 'resume') {
  switch (event) {
    case 'beforeAll':
    case 'start':
      return 'activate';
    case 'end':
      return 'complete';
    case 'creating':
    case 'completing':
      return 'resume';
  }
}
