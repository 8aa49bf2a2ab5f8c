import type { Activation } from '../activation.ts';
import { failJob } from '../behaviours/jobs.ts';
import { listenerCompleted } from '../behaviours/listeners.ts';
import { finish } from '../behaviours/occurrences.ts';
import { closeWait } from '../behaviours/waits.ts';
import type { TriggerOf } from './trigger-of.ts';
import { waitOf } from './waits.ts';

/** A handler has done its work. An incident of an earlier failure is over with that. */
export function completeJob(activation: Activation, { key, variables }: TriggerOf<'completeJob'>): void {
  const wait = waitOf(activation, key, 'job');
  activation.actor = wait.actor;
  closeWait(activation, wait);
  for (const incident of activation.incidentsOf(wait.owner)) {
    activation.removeIncident(incident);
  }
  if (wait.listener) {
    listenerCompleted(activation, wait, variables);
  } else {
    finish(activation, activation.instance(wait.owner), activation.element(wait.elementId), variables);
  }
}

export function failJobTrigger(activation: Activation, { key, message, retries }: TriggerOf<'failJob'>): void {
  const wait = waitOf(activation, key, 'job');
  activation.attempt(wait.owner, () => {
    failJob(activation, wait, message, retries);
  });
}
