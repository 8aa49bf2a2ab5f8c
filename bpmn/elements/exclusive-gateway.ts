import type { ElementTransformer } from '../compilation/context.ts';
import { GATEWAY_EXTENSIONS, defaultFlow, flowNode } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';

/** BPMN 2.0, 10.6.2. */
export const exclusiveGateway: ElementTransformer = {
  bpmnType: 'bpmn:ExclusiveGateway',
  label: '排他网关',
  extensions: GATEWAY_EXTENSIONS,
  transform: (node, context) => ({
    ...flowNode(node, context),
    type: 'exclusiveGateway',
    ...present({ defaultFlow: defaultFlow(node) }),
  }),
};
