import type { Activation } from '../activation.ts';
import type { EndEvent, IntermediateThrowEvent } from '../definition/element-definition.ts';
import type { ElementInstance } from '../state.ts';
import { createJob } from './jobs.ts';
import { finish } from './occurrences.ts';

export type ThrowingElement = IntermediateThrowEvent | EndEvent;

/** Everything is thrown: what is left is a job's work, or the throwing element is done. */
export function goOn(activation: Activation, instance: ElementInstance, element: ThrowingElement): void {
  if (element.job) {
    createJob(activation, instance, element.job);
  } else {
    finish(activation, instance, element, {});
  }
}
