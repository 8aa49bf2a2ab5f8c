import { present } from '../compilation/present.ts';
import { child, flag, idOf } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 compensation event. */
export const compensationEvent: EventTransformer = {
  bpmnType: 'bpmn:CompensateEventDefinition',
  label: '补偿',
  positions: ['eventSubProcessStart', 'boundary', 'intermediateThrow', 'end'],
  transform(definition) {
    return {
      kind: 'compensation',
      ...present({ activityRef: idOf(child(definition, 'activityRef')) }),
      waitForCompletion: flag(definition, 'waitForCompletion') ?? true,
    };
  },
};
