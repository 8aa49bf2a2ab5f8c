import type { Activation } from '../activation.ts';
import { closeWaits } from '../behaviours/waits.ts';
import { retryJob } from '../behaviours/jobs.ts';
import type { ElementInstance, Incident } from '../state.ts';
import type { TriggerOf } from './trigger-of.ts';

/** Somebody has mended what was wrong: whatever failed is done again. */
export function resolveIncident(activation: Activation, { key }: TriggerOf<'resolveIncident'>): void {
  const incident = activation.incident(key);
  if (!incident) {
    throw new Error(`No incident ${key}`);
  }
  activation.removeIncident(incident);
  const instance = activation.instance(incident.elementInstance);
  if (incident.kind === 'stepBudget') {
    const { pendingSteps } = activation.head;
    activation.change({ pendingSteps: [] });
    pendingSteps.forEach((step) => {
      activation.schedule(step);
    });
    return;
  }
  activation.attempt(instance.key, () => {
    repeat(activation, instance, incident);
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
  } else if (instance.status === 'activating') {
    activation.schedule({ type: 'activate', instance: instance.key });
  } else if (instance.status === 'completing') {
    activation.schedule({ type: 'complete', instance: instance.key });
  }
}
