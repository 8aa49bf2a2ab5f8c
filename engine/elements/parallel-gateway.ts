import { flowOf } from '../behaviours/sequence-flows.ts';
import type { ParallelGateway } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Entered when every incoming flow has brought a token (see `takeFlow`); sends one along every outgoing flow (BPMN 2.0, 13.4.1). */
export const parallelGateway: ElementBehaviour<ParallelGateway> = {
  activate(activation, instance) {
    activation.schedule({ type: 'complete', instance: instance.key });
  },

  chooseFlows(activation, _instance, element) {
    return element.outgoing.map((id) => flowOf(activation, id));
  },
};
