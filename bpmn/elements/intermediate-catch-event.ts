import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, flowNode } from '../compilation/flow-node.ts';
import { eventOf } from '../events/event-of.ts';

/** BPMN 2.0, 10.5.4. */
export const intermediateCatchEvent: ElementTransformer = {
  bpmnType: 'bpmn:IntermediateCatchEvent',
  label: '中间捕获事件',
  extensions: COMMON_EXTENSIONS,
  transform(node, context) {
    const event = eventOf(node);
    return event && { ...flowNode(node, context), type: 'intermediateCatchEvent', event };
  },
};
