import type { ElementTransformer } from '../compilation/context.ts';
import { optionalExpression } from '../compilation/expression.ts';
import { GATEWAY_EXTENSIONS, defaultFlow, flowNode } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';
import { conditionSource } from '../extensions/condition.ts';
import { child } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.6.5. */
export const complexGateway: ElementTransformer = {
  bpmnType: 'bpmn:ComplexGateway',
  label: '复杂网关',
  extensions: GATEWAY_EXTENSIONS,
  transform: (node, context) => ({
    ...flowNode(node, context),
    type: 'complexGateway',
    ...present({ defaultFlow: defaultFlow(node) }),
    ...optionalExpression('activationCondition', conditionSource(child(node.element, 'activationCondition'))),
  }),
};
