import type { ElementTransformer } from '../compilation/context.ts';
import { GATEWAY_EXTENSIONS, flowNode } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';
import { flag, text, type ModdleElement } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.6.6. */
export const eventBasedGateway: ElementTransformer = {
  bpmnType: 'bpmn:EventBasedGateway',
  label: '事件网关',
  extensions: GATEWAY_EXTENSIONS,
  transform: (node, context) => ({
    ...flowNode(node, context),
    type: 'eventBasedGateway',
    ...present({ instantiate: instantiates(node.element) }),
  }),
};

function instantiates(element: ModdleElement): 'exclusive' | 'parallel' | undefined {
  if (flag(element, 'instantiate') !== true) return undefined;
  return text(element, 'eventGatewayType') === 'Parallel' ? 'parallel' : 'exclusive';
}
