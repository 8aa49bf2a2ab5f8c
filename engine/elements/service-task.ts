import { createJob } from '../behaviours/jobs.ts';
import type { ServiceTask } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Work for the handler of its job type. */
export const serviceTask: ElementBehaviour<ServiceTask> = {
  activate(activation, instance, element) {
    createJob(activation, instance, element.job);
  },
};
