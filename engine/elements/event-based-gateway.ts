import { flowOf } from '../behaviours/sequence-flows.ts';
import { subscribe } from '../behaviours/subscriptions.ts';
import type { EventBasedGateway } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Waits for all events behind it; the first that happens takes the token (see `occurrences.ts`; BPMN 2.0, 13.4.4). */
export const eventBasedGateway: ElementBehaviour<EventBasedGateway> = {
  activate(activation, instance, element) {
    for (const flowId of element.outgoing) {
      const target = activation.element(flowOf(activation, flowId).target);
      if (target.type === 'intermediateCatchEvent' || target.type === 'receiveTask') {
        subscribe(activation, instance, target.id, target.event);
      }
    }
  },

  /** The event that won was entered when it happened. */
  chooseFlows() {
    return [];
  },
};
