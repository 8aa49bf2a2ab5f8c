import { createJob } from '../behaviours/jobs.ts';
import { finish } from '../behaviours/occurrences.ts';
import { throwEvent } from '../behaviours/publishing.ts';
import { terminateChildren } from '../behaviours/scopes.ts';
import type { EndEvent } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Throws its event and consumes the token (BPMN 2.0, 10.5.3); a terminate event ends its whole scope, and only that (13.5.6). */
export const endEvent: ElementBehaviour<EndEvent> = {
  activate(activation, instance, element) {
    if (element.job) {
      createJob(activation, instance, element.job);
      return;
    }
    if (throwEvent(activation, instance, element.event)) {
      finish(activation, instance, element, {});
    }
  },

  completed(activation, scope, element) {
    if (element.event.kind === 'terminate') {
      terminateChildren(activation, scope);
    }
  },
};
