import type { Activation } from '../activation.ts';
import type { ActivityDefinition } from '../definition/element-definition.ts';
import type { ElementInstance } from '../state.ts';
import { activateMultiInstance, completeInstance, completeMultiInstance } from './multi-instance.ts';
import { completeTurn, startLoop } from './standard-loop.ts';

/** The body of an activity with a marker begins: with all its inner instances, or with the first of a row. */
export function activateBody(activation: Activation, body: ElementInstance, element: ActivityDefinition): void {
  if (element.standardLoop) {
    startLoop(activation, body, element.standardLoop);
  } else if (element.multiInstance) {
    activateMultiInstance(activation, body, element.multiInstance);
  }
}

/** An inner instance is done: the body goes on, waits, or ends. */
export function completeInner(activation: Activation, inner: ElementInstance, element: ActivityDefinition): void {
  const body = inner.parent === null ? undefined : activation.instance(inner.parent);
  if (!body) {
    throw new Error(`${inner.elementId} isn't an inner instance of a body`);
  }
  if (element.standardLoop) {
    completeTurn(activation, inner, body, element.standardLoop);
  } else if (element.multiInstance) {
    completeInstance(activation, inner, body, element.multiInstance);
  }
}

/** The body ends. */
export function completeBody(activation: Activation, body: ElementInstance, element: ActivityDefinition): void {
  if (element.multiInstance) {
    completeMultiInstance(activation, body, element.multiInstance);
  }
}
