import type { Activation } from '../activation.ts';
import { isActivity, type ElementDefinition } from '../definition/element-definition.ts';
import type { SequenceFlow } from '../definition/process-definition.ts';
import type { ElementInstance } from '../state.ts';
import { evaluateCondition } from './expressions.ts';
import { enter } from './scopes.ts';

/**
 * The flows a token takes out of an activity or event (BPMN 2.0, 13.2.1): every flow without a condition, each one
 * whose condition holds, and the default flow when none of the conditional ones does.
 */
export function outgoingFlows(activation: Activation, instance: ElementInstance, element: ElementDefinition): SequenceFlow[] {
  const defaultFlow = 'defaultFlow' in element ? element.defaultFlow : undefined;
  const flows = element.outgoing.map((id) => flowOf(activation, id));
  const conditional = flows.filter((flow) => flow.condition !== undefined && flow.id !== defaultFlow);
  const holding = new Set(conditional.filter((flow) => flow.condition && evaluateCondition(activation, instance, flow.condition)));
  return flows.filter((flow) => {
    if (flow.id === defaultFlow) {
      return conditional.length > 0 ? holding.size === 0 : flows.length === 1;
    }
    return flow.condition === undefined || holding.has(flow);
  });
}

export function flowOf(activation: Activation, flowId: string): SequenceFlow {
  const flow = activation.definition.flows[flowId];
  if (!flow) {
    throw new Error(`No sequence flow ${flowId}`);
  }
  return flow;
}

/** A token goes along a flow, in the scope instance `scope`, and into its target unless that is a join still waiting. */
export function takeFlow(activation: Activation, flow: SequenceFlow, scope: string): void {
  activation.record({ type: 'flowTaken', flowId: flow.id, scope });
  const target = activation.element(flow.target);
  if (isActivity(target) && target.startQuantity !== undefined) {
    gather(activation, scope, target.id, target.startQuantity, flow.id);
  } else if (target.type !== 'parallelGateway' || target.incoming.length < 2) {
    enter(activation, target.id, scope);
  } else if (arrive(activation, scope, target.id, target.incoming, flow.id)) {
    enter(activation, target.id, scope);
  }
}

/**
 * Counts a token at a parallel join; true when each incoming flow has one, which are then consumed
 * (BPMN 2.0, 13.4.1: one token of each flow; further ones stay for the next time).
 */
function arrive(activation: Activation, scope: string, gateway: string, incoming: readonly string[], flowId: string): boolean {
  const joins = activation.instance(scope).joins ?? {};
  const counts = { ...joins[gateway], [flowId]: (joins[gateway]?.[flowId] ?? 0) + 1 };
  const complete = incoming.every((id) => (counts[id] ?? 0) > 0);
  const left = complete ? consumeOneOfEach(counts) : counts;
  activation.update(scope, { joins: { ...joins, [gateway]: left } });
  return complete;
}

function consumeOneOfEach(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts)
      .map(([id, count]): [string, number] => [id, count - 1])
      .filter(([, count]) => count > 0),
  );
}

/** Counts a token at an activity that begins with `quantity` of them, whatever flows they come by (BPMN 2.0, 13.3.2). */
function gather(activation: Activation, scope: string, activity: string, quantity: number, flowId: string): void {
  const joins = activation.instance(scope).joins ?? {};
  const before = joins[activity] ?? {};
  const arrived = Object.values(before).reduce((sum, count) => sum + count, 1);
  const isEnough = arrived >= quantity;
  const counts = isEnough ? {} : { ...before, [flowId]: (before[flowId] ?? 0) + 1 };
  activation.update(scope, { joins: { ...joins, [activity]: counts } });
  if (isEnough) {
    enter(activation, activity, scope);
  }
}
