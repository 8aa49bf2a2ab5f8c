import { optionalExpression, toExpression } from '../compilation/expression.ts';
import { child, extension, text } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 message event. The correlation key stands on the message (`zeebe:subscription`). */
export const messageEvent: EventTransformer = {
  bpmnType: 'bpmn:MessageEventDefinition',
  label: '消息',
  positions: ['processStart', 'eventSubProcessStart', 'intermediateCatch', 'boundary', 'intermediateThrow', 'end'],
  transform(definition, position) {
    const message = child(definition, 'messageRef');
    const name = text(message, 'name');
    if (name === undefined) return undefined;
    // A message that starts an instance has nothing to correlate with yet.
    const key = position === 'processStart' ? undefined : text(extension(message, 'zeebe:Subscription'), 'correlationKey');
    return { kind: 'message', messageName: toExpression(name), ...optionalExpression('correlationKey', key) };
  },
};
