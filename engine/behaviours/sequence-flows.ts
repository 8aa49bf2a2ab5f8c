import type { Activation } from '../activation.ts';
import { isActivity, type ElementDefinition } from '../definition/element-definition.ts';
import type { SequenceFlow } from '../definition/process-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance } from '../state.ts';
import { evaluateCondition } from './expressions.ts';
import { addToken, clearTokens, consumeTokens } from './join-tokens.ts';
import { enter } from './scopes.ts';
import { isSynchronizing } from './synchronizing-joins.ts';

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

/** Flows of a gateway whose condition holds, or that have none; its default flow isn't asked. */
export function holdingFlows(
  activation: Activation,
  instance: ElementInstance,
  { outgoing, defaultFlow }: { readonly outgoing: readonly string[]; readonly defaultFlow?: string },
): SequenceFlow[] {
  return outgoing
    .map((id) => flowOf(activation, id))
    .filter(({ id, condition }) => id !== defaultFlow && (!condition || evaluateCondition(activation, instance, condition)));
}

/** What a gateway says whose conditions leave a token nowhere to go (BPMN 2.0, 13.4: an exception). */
export function noFlowFault(element: ElementDefinition): ModelFault {
  return new ModelFault(
    'condition',
    `网关“${element.name ?? element.id}”的所有条件都不成立，也没有默认流向`,
    '修正变量后重试，或在流程图中设一条默认流向',
  );
}

export function flowOf(activation: Activation, flowId: string): SequenceFlow {
  const flow = activation.definition.flows[flowId];
  if (!flow) {
    throw new Error(`No sequence flow ${flowId}`);
  }
  return flow;
}

/**
 * A token goes along a flow, in the scope instance `scope`, and into its target. At a parallel join it waits until
 * each incoming flow has one (BPMN 2.0, 13.4.1); inclusive and complex joins are looked at when everything else rests.
 */
export function takeFlow(activation: Activation, flow: SequenceFlow, scope: string): void {
  activation.record({ type: 'flowTaken', flowId: flow.id, scope });
  const target = activation.element(flow.target);
  if (isActivity(target) && target.startQuantity !== undefined) {
    gather(activation, scope, target.id, target.startQuantity, flow.id);
  } else if (isSynchronizing(target)) {
    addToken(activation, scope, target.id, flow.id);
  } else if (target.type !== 'parallelGateway' || target.incoming.length < 2) {
    enter(activation, target.id, scope);
  } else {
    const counts = addToken(activation, scope, target.id, flow.id);
    if (target.incoming.every((id) => (counts[id] ?? 0) > 0)) {
      consumeTokens(activation, scope, target.id, target.incoming);
      enter(activation, target.id, scope);
    }
  }
}

/** Counts a token at an activity that begins with `quantity` of them, whatever flows they come by (BPMN 2.0, 13.3.2). */
function gather(activation: Activation, scope: string, activity: string, quantity: number, flowId: string): void {
  const counts = addToken(activation, scope, activity, flowId);
  if (Object.values(counts).reduce((sum, count) => sum + count, 0) >= quantity) {
    clearTokens(activation, scope, activity);
    enter(activation, activity, scope);
  }
}
