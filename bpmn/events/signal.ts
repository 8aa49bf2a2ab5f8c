import type { EventPosition } from '../compilation/context.ts';
import { toExpression } from '../compilation/expression.ts';
import { child, text } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 signal event: a broadcast by name. */
export const signalEvent: EventTransformer = {
  bpmnType: 'bpmn:SignalEventDefinition',
  label: '信号',
  positions: ['processStart', 'eventSubProcessStart', 'intermediateCatch', 'boundary', 'intermediateThrow', 'end'],
  transform(definition, position) {
    const name = text(child(definition, 'signalRef'), 'name');
    if (name === undefined) return undefined;
    const signal = { kind: 'signal', signalName: toExpression(name) } as const;
    return THROWING.has(position) ? { ...signal, carries: 'chosen' } : signal;
  },
};

const THROWING: ReadonlySet<EventPosition> = new Set(['intermediateThrow', 'end']);
