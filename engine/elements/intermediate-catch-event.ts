import { finish } from '../behaviours/occurrences.ts';
import { subscribe } from '../behaviours/subscriptions.ts';
import type { IntermediateCatchEvent } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Waits for its event, unless an event-based gateway has already waited for it. A link has been jumped to. */
export const intermediateCatchEvent: ElementBehaviour<IntermediateCatchEvent> = {
  activate(activation, instance, element) {
    if (instance.occurrence || element.event.kind === 'link') {
      finish(activation, instance, element, instance.occurrence?.variables ?? {});
    } else {
      subscribe(activation, instance, element.id, element.event);
    }
  },
};
