import { finish } from '../behaviours/occurrences.ts';
import { enter } from '../behaviours/scopes.ts';
import { isActivity, type BoundaryEvent } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Entered when its event has happened; the activity it sits on holds the subscription until then. */
export const boundaryEvent: ElementBehaviour<BoundaryEvent> = {
  activate(activation, instance, element) {
    finish(activation, instance, element, instance.occurrence?.variables ?? {});
  },

  /** Where compensation is caught no flow leads on: an association leads to the handler (BPMN 2.0, 10.7). */
  completed(activation, scope, element) {
    const activity = activation.element(element.attachedTo);
    if (element.event.kind === 'compensation' && isActivity(activity) && activity.compensationHandler !== undefined) {
      enter(activation, activity.compensationHandler, scope);
    }
  },
};
