import type { ElementTransformer } from '../compilation/context.ts';
import { flowNode } from '../compilation/flow-node.ts';

/** BPMN 2.0, 10.6.4. */
export const parallelGateway: ElementTransformer = {
  bpmnType: 'bpmn:ParallelGateway',
  label: '并行网关',
  extensions: ['sw:Article'],
  transform: (node, context) => ({ ...flowNode(node, context), type: 'parallelGateway' }),
};
