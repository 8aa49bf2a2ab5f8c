import type { Activation } from '../activation.ts';
import type { TriggerOf } from './trigger-of.ts';

/** The process instance begins; the start event may be one that a message, a timer or a signal triggered. */
export function start(activation: Activation, { variables, startEvent, caughtByParent }: TriggerOf<'start'>): void {
  // A start event with output mappings or data outputs chooses from what it brought; without, everything is the instance's own.
  const event = startEvent === undefined ? undefined : activation.element(startEvent);
  const chooses = event !== undefined && (event.outputs.length > 0 || event.data?.outputs !== undefined);
  const key = activation.newKey();
  activation.change(caughtByParent ? { caughtByParent } : {});
  activation.addInstance({
    key,
    elementId: activation.definition.processId,
    role: 'process',
    parent: null,
    status: 'activating',
    variables: {},
    children: 0,
    waits: [],
    ...(startEvent === undefined ? {} : { occurrence: { elementId: startEvent, variables: chooses ? variables : {} } }),
  });
  activation.setVariables(key, chooses ? {} : variables);
  activation.schedule({ type: 'activate', instance: key });
}
