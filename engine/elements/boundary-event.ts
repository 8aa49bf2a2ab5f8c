import { finish } from '../behaviours/occurrences.ts';
import type { BoundaryEvent } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Entered when its event has happened; the activity it sits on holds the subscription until then. */
export const boundaryEvent: ElementBehaviour<BoundaryEvent> = {
  activate(activation, instance, element) {
    finish(activation, instance, element, instance.occurrence?.variables ?? {});
  },
};
