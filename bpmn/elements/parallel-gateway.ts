import type { ElementTransformer } from '../compilation/context.ts';
import { GATEWAY_EXTENSIONS, flowNode } from '../compilation/flow-node.ts';

/** BPMN 2.0, 10.6.4. */
export const parallelGateway: ElementTransformer = {
  bpmnType: 'bpmn:ParallelGateway',
  label: '并行网关',
  extensions: GATEWAY_EXTENSIONS,
  transform: (node, context) => ({ ...flowNode(node, context), type: 'parallelGateway' }),
};
