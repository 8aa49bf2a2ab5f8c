import { inclusiveFlows } from '../behaviours/inclusive-split.ts';
import { flowOf, holdingFlows } from '../behaviours/sequence-flows.ts';
import type { ComplexGateway } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/**
 * Entered when its join is activated and again when it resets (see `complex-join.ts`). It splits like an inclusive
 * gateway; on reset it may as well produce nothing, and a flow without a condition, which doesn't tell the two apart,
 * belongs to the activation (BPMN 2.0, 13.4.5).
 */
export const complexGateway: ElementBehaviour<ComplexGateway> = {
  activate(activation, instance) {
    activation.schedule({ type: 'complete', instance: instance.key });
  },

  chooseFlows(activation, instance, element) {
    if (instance.resets !== true) {
      return inclusiveFlows(activation, instance, element);
    }
    const holding = holdingFlows(activation, instance, element).filter(({ condition }) => condition !== undefined);
    const { defaultFlow } = element;
    return holding.length > 0 || defaultFlow === undefined ? holding : [flowOf(activation, defaultFlow)];
  },
};
