import type { ElementTransformer } from '../compilation/context.ts';
import { GATEWAY_EXTENSIONS, defaultFlow, flowNode } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';

/** BPMN 2.0, 10.6.3. */
export const inclusiveGateway: ElementTransformer = {
  bpmnType: 'bpmn:InclusiveGateway',
  label: '包容网关',
  extensions: GATEWAY_EXTENSIONS,
  transform: (node, context) => ({
    ...flowNode(node, context),
    type: 'inclusiveGateway',
    ...present({ defaultFlow: defaultFlow(node) }),
  }),
};
