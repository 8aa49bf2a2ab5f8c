import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.3: ends its scope with everything in it. */
export const terminateEvent: EventTransformer = {
  bpmnType: 'bpmn:TerminateEventDefinition',
  label: '终止',
  positions: ['end'],
  transform: () => ({ kind: 'terminate' }),
};
