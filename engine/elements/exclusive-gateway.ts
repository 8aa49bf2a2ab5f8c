import { evaluateCondition } from '../behaviours/expressions.ts';
import { flowOf, noFlowFault } from '../behaviours/sequence-flows.ts';
import type { ExclusiveGateway } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Takes the first flow whose condition holds, else the default; with neither, an exception (BPMN 2.0, 13.4.2). */
export const exclusiveGateway: ElementBehaviour<ExclusiveGateway> = {
  activate(activation, instance) {
    activation.schedule({ type: 'complete', instance: instance.key });
  },

  chooseFlows(activation, instance, element) {
    const flows = element.outgoing.map((id) => flowOf(activation, id));
    const chosen =
      flows.find(({ id, condition }) => id !== element.defaultFlow && (!condition || evaluateCondition(activation, instance, condition))) ??
      flows.find(({ id }) => id === element.defaultFlow);
    if (!chosen && flows.length > 0) {
      throw noFlowFault(element);
    }
    return chosen ? [chosen] : [];
  },
};
