import type { ElementTransformer } from '../compilation/context.ts';
import { GATEWAY_EXTENSIONS, flowNode } from '../compilation/flow-node.ts';

/** BPMN 2.0, 10.6.6. */
export const eventBasedGateway: ElementTransformer = {
  bpmnType: 'bpmn:EventBasedGateway',
  label: '事件网关',
  extensions: GATEWAY_EXTENSIONS,
  transform: (node, context) => ({ ...flowNode(node, context), type: 'eventBasedGateway' }),
};
