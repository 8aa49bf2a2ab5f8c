import { createJob } from '../behaviours/jobs.ts';
import { finish } from '../behaviours/occurrences.ts';
import { publish } from '../behaviours/publishing.ts';
import type { SendTask } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Sends its message itself, or by a job when it names a handler. */
export const sendTask: ElementBehaviour<SendTask> = {
  activate(activation, instance, element) {
    if (element.job) {
      createJob(activation, instance, element.job);
      return;
    }
    if (element.event?.kind === 'message') {
      publish(activation, instance, element.event);
    }
    finish(activation, instance, element, {});
  },
};
