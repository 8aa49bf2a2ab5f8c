import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { messageEvent } from '../events/message.ts';

/** BPMN 2.0, 10.3.3: waits for a message. */
export const receiveTask: ElementTransformer = {
  bpmnType: 'bpmn:ReceiveTask',
  label: '接收任务',
  extensions: COMMON_EXTENSIONS,
  transform(node, context) {
    const event = messageEvent.transform(node.element, 'intermediateCatch');
    return event && { ...activity(node, context), type: 'receiveTask', event };
  },
};
