import { finish } from '../behaviours/occurrences.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Manual and undefined tasks: work that no engine manages, so the token goes on (BPMN 2.0, 13.3.3). */
export const passThrough: ElementBehaviour = {
  activate(activation, instance, element) {
    finish(activation, instance, element, {});
  },
};
