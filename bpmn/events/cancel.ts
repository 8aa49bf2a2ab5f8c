import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 cancel event: only in transactions and on their boundary, as the rule `cancel-event` says. */
export const cancelEvent: EventTransformer = {
  bpmnType: 'bpmn:CancelEventDefinition',
  label: '取消',
  positions: ['boundary', 'end'],
  transform: () => ({ kind: 'cancel' }),
};
