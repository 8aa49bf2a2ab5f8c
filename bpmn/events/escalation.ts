import { optionalExpression } from '../compilation/expression.ts';
import { child, text } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 escalation event. Catching without a code catches every escalation. */
export const escalationEvent: EventTransformer = {
  bpmnType: 'bpmn:EscalationEventDefinition',
  label: '升级',
  positions: ['eventSubProcessStart', 'boundary', 'intermediateThrow', 'end'],
  transform(definition) {
    return { kind: 'escalation', ...optionalExpression('escalationCode', text(child(definition, 'escalationRef'), 'escalationCode')) };
  },
};
