import { finish } from '../behaviours/occurrences.ts';
import type { StartEvent } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Whatever it was waiting for has happened when it is entered (BPMN 2.0, 10.5.2). */
export const startEvent: ElementBehaviour<StartEvent> = {
  activate(activation, instance, element) {
    finish(activation, instance, element, instance.occurrence?.variables ?? {});
  },
};
