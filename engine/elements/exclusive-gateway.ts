import { evaluateCondition } from '../behaviours/expressions.ts';
import { flowOf } from '../behaviours/sequence-flows.ts';
import type { ExclusiveGateway } from '../definition/element-definition.ts';
import { ModelFault } from '../model-fault.ts';
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
      throw new ModelFault(
        'condition',
        `网关“${element.name ?? element.id}”的所有条件都不成立，也没有默认流向`,
        '修正变量后重试，或在流程图中设一条默认流向',
      );
    }
    return chosen ? [chosen] : [];
  },
};
