import { optionalExpression, toExpression } from '../compilation/expression.ts';
import { correlationKeyOf } from '../extensions/correlation.ts';
import { messageOf } from '../reading/complete-messages.ts';
import { text } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 message event. The correlation key stands on the message. */
export const messageEvent: EventTransformer = {
  bpmnType: 'bpmn:MessageEventDefinition',
  label: '消息',
  positions: ['processStart', 'eventSubProcessStart', 'intermediateCatch', 'boundary', 'intermediateThrow', 'end'],
  transform(definition, position) {
    const name = text(messageOf(definition), 'name');
    if (name === undefined) return undefined;
    // A message that starts an instance has nothing to correlate with yet.
    const throws = position === 'intermediateThrow' || position === 'end';
    const key = position === 'processStart' ? undefined : correlationKeyOf(definition, throws);
    return { kind: 'message', messageName: toExpression(name), ...optionalExpression('correlationKey', key) };
  },
};
