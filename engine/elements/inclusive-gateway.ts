import { inclusiveFlows } from '../behaviours/inclusive-split.ts';
import type { InclusiveGateway } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Entered when its join goes on (see `inclusive-join.ts`); sends a token along every flow whose condition holds (BPMN 2.0, 13.4.3). */
export const inclusiveGateway: ElementBehaviour<InclusiveGateway> = {
  activate(activation, instance) {
    activation.schedule({ type: 'complete', instance: instance.key });
  },

  chooseFlows: inclusiveFlows,
};
