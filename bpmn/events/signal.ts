import { toExpression } from '../compilation/expression.ts';
import { child, text } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 signal event: a broadcast by name. */
export const signalEvent: EventTransformer = {
  bpmnType: 'bpmn:SignalEventDefinition',
  label: '信号',
  positions: ['processStart', 'eventSubProcessStart', 'intermediateCatch', 'boundary', 'intermediateThrow', 'end'],
  transform(definition) {
    const name = text(child(definition, 'signalRef'), 'name');
    return name === undefined ? undefined : { kind: 'signal', signalName: toExpression(name) };
  },
};
