import type { Activation } from '../activation.ts';
import { closeWaits } from '../behaviours/waits.ts';
import { retryJob } from '../behaviours/jobs.ts';
import { repeatListeners } from '../behaviours/listeners.ts';
import type { ElementInstance, Incident } from '../state.ts';
import type { TriggerOf } from './trigger-of.ts';

/** Somebody has mended what was wrong: whatever failed is done again. */
export function resolveIncident(activation: Activation, { key }: Pick<TriggerOf<'resolveIncident'>, 'key'>): void {
  const incident = activation.incident(key);
  if (!incident) {
    throw new Error(`No incident ${key}`);
  }
  activation.removeIncident(incident);
  if (incident.kind === 'stepBudget') {
    resumePendingSteps(activation);
    return;
  }
  const instance = activation.instance(incident.elementInstance);
  activation.attempt(instance.key, () => {
    repeat(activation, instance, incident);
  });
}

/** Everything that is wrong now; what goes wrong again, or comes of it, is for the next time. */
export function resolveIncidents(activation: Activation): void {
  for (const { key } of activation.incidents()) {
    if (activation.incident(key)) {
      resolveIncident(activation, { key });
    }
  }
}

/** Goes on with what an activation over its budget has left. */
export function resumePendingSteps(activation: Activation): void {
  const { pendingSteps } = activation.head;
  activation.change({ pendingSteps: [] });
  pendingSteps.forEach((step) => {
    activation.schedule(step);
  });
}

function repeat(activation: Activation, instance: ElementInstance, incident: Incident): void {
  const wait = incident.wait === undefined ? undefined : activation.wait(incident.wait);
  if (wait?.kind === 'job') {
    retryJob(activation, wait);
  } else if (wait?.kind === 'condition') {
    activation.schedule({ type: 'condition', instance: instance.key, wait: wait.key });
  } else if (wait?.kind === 'child') {
    // The call begins from its start: mappings first, so that mended variables are seen.
    closeWaits(activation, instance.key);
    activation.update(instance.key, { status: 'activating', ...(instance.gathered ? { gathered: [] } : {}) });
    activation.schedule({ type: 'activate', instance: instance.key });
  } else if (instance.adHoc) {
    activation.schedule({ type: 'settle', instance: instance.key });
  } else if (instance.listeners) {
    repeatListeners(activation, instance);
  } else if (instance.status === 'activating') {
    activation.schedule({ type: 'activate', instance: instance.key });
  } else if (instance.status === 'completing') {
    activation.schedule({ type: 'complete', instance: instance.key });
  }
}
