import type { Activation } from '../activation.ts';
import type { ComplexGateway, InclusiveGateway } from '../definition/element-definition.ts';
import type { SequenceFlow } from '../definition/process-definition.ts';
import type { ElementInstance } from '../state.ts';
import { flowOf, holdingFlows, noFlowFault } from './sequence-flows.ts';

/** Every flow whose condition holds, else the default; with neither, an exception (BPMN 2.0, 13.4.3). */
export function inclusiveFlows(
  activation: Activation,
  instance: ElementInstance,
  element: InclusiveGateway | ComplexGateway,
): readonly SequenceFlow[] {
  const holding = holdingFlows(activation, instance, element);
  if (holding.length > 0 || element.outgoing.length === 0) {
    return holding;
  }
  if (element.defaultFlow === undefined) {
    throw noFlowFault(element);
  }
  return [flowOf(activation, element.defaultFlow)];
}
