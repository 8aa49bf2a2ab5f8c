import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { ElementDefinition } from '../definition/element-definition.ts';
import type { ElementInstance } from '../state.ts';
import { enter } from './scopes.ts';
import { flowOf } from './sequence-flows.ts';
import { closeWaits } from './waits.ts';

/**
 * An event behind an event-based gateway has happened. The first one wins (BPMN 2.0, 13.4.4); a parallel gateway, which
 * only begins instances, goes on waiting for the others and leaves with the last one (10.6.6).
 */
export function chooseEvent(activation: Activation, gateway: ElementInstance, event: ElementDefinition, variables: JsonObject): void {
  const { parent } = gateway;
  const element = activation.elementOf(gateway);
  const flow = element.outgoing.map((id) => flowOf(activation, id)).find((candidate) => candidate.target === event.id);
  if (!flow || parent === null) {
    throw new Error(`Event ${event.id} isn't behind ${gateway.elementId}`);
  }
  const waitsForOthers = element.type === 'eventBasedGateway' && element.instantiate === 'parallel';
  // The others are off at once: a signal may concern several events of one gateway.
  closeWaits(activation, gateway.key, waitsForOthers ? event.id : undefined);
  const isDone = activation.instance(gateway.key).waits.length === 0;
  if (isDone) {
    activation.update(gateway.key, { status: 'completing' });
  }
  activation.record({ type: 'flowTaken', flowId: flow.id, scope: parent });
  enter(activation, event.id, parent, { occurrence: { elementId: event.id, variables } });
  if (isDone) {
    activation.schedule({ type: 'complete', instance: gateway.key });
  }
}
