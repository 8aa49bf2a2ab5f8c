import { optionalExpression } from '../compilation/expression.ts';
import { child, text } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 error event. Catching without a code catches every error. */
export const errorEvent: EventTransformer = {
  bpmnType: 'bpmn:ErrorEventDefinition',
  label: '错误',
  positions: ['eventSubProcessStart', 'boundary', 'end'],
  transform(definition) {
    return { kind: 'error', ...optionalExpression('errorCode', text(child(definition, 'errorRef'), 'errorCode')) };
  },
};
