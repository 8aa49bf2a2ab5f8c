import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { messageEvent } from '../events/message.ts';
import { flag } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.3.3: waits for a message, or begins an instance with it (`instantiate`). */
export const receiveTask: ElementTransformer = {
  bpmnType: 'bpmn:ReceiveTask',
  label: '接收任务',
  extensions: COMMON_EXTENSIONS,
  transform(node, context) {
    const event = messageEvent.transform(node.element, 'intermediateCatch');
    if (event === undefined) return undefined;
    const instantiates = flag(node.element, 'instantiate') === true;
    return { ...activity(node, context), type: 'receiveTask', event, ...(instantiates ? { instantiate: true } : {}) };
  },
};
