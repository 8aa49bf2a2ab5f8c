import { chooseEvent } from '../behaviours/chosen-event.ts';
import { flowOf } from '../behaviours/sequence-flows.ts';
import { subscribe } from '../behaviours/subscriptions.ts';
import type { EventBasedGateway } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/**
 * Waits for all events behind it; the first that happens takes the token (see `chosen-event.ts`; BPMN 2.0, 13.4.4). When
 * one of them has begun the instance, a parallel gateway waits for the others only (10.6.6).
 */
export const eventBasedGateway: ElementBehaviour<EventBasedGateway> = {
  activate(activation, instance, element) {
    const { occurrence } = instance;
    if (!occurrence || element.instantiate === 'parallel') {
      for (const flowId of element.outgoing) {
        const target = activation.element(flowOf(activation, flowId).target);
        const waits = target.type === 'intermediateCatchEvent' || target.type === 'receiveTask';
        if (waits && target.id !== occurrence?.elementId) {
          subscribe(activation, instance, target.id, target.event);
        }
      }
    }
    if (occurrence) {
      chooseEvent(activation, activation.instance(instance.key), activation.element(occurrence.elementId), occurrence.variables);
    }
  },

  /** The event that won was entered when it happened. */
  chooseFlows() {
    return [];
  },
};
