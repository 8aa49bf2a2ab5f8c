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
    if (throwEvent(activation, instance, element.event)) {
      finish(activation, instance, element, {});
    }
  },
};
