import { createJob } from '../behaviours/jobs.ts';
import { finish } from '../behaviours/occurrences.ts';
import { throwEvent } from '../behaviours/publishing.ts';
import type { IntermediateThrowEvent } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Throws its event and goes on (BPMN 2.0, 10.5.3). */
export const intermediateThrowEvent: ElementBehaviour<IntermediateThrowEvent> = {
  activate(activation, instance, element) {
    if (element.job) {
      createJob(activation, instance, element.job);
      return;
    }
    throwEvent(activation, instance, element.event);
    // An interrupting catch may have ended the thrower's own scope.
    if (activation.find(instance.key)) {
      finish(activation, instance, element, {});
    }
  },
};
