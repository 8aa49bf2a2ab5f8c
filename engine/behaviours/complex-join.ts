import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { ComplexGateway } from '../definition/element-definition.ts';
import type { ElementInstance } from '../state.ts';
import { evaluateCondition } from './expressions.ts';
import { needsNoMore, type TokenPositions } from './join-rule.ts';
import { consumeTokens, tokensAt, type TokenCounts } from './join-tokens.ts';
import { enter } from './scopes.ts';

/**
 * A complex join has two states (BPMN 2.0, 13.4.5). Waiting for start, it is activated when its condition holds and
 * takes a token of each flow that has one. Waiting for reset, it takes those of the remaining flows, once no more can
 * come. While it is at work in one state it isn't asked about the other.
 */
export function fireComplexJoin(
  activation: Activation,
  scope: ElementInstance,
  gateway: ComplexGateway,
  positions: TokenPositions,
): boolean {
  if (positions.active.has(gateway.id)) {
    return false;
  }
  const consumed = scope.awaitingReset?.[gateway.id];
  return consumed === undefined ? start(activation, scope, gateway) : reset(activation, scope, gateway, consumed, positions);
}

function start(activation: Activation, scope: ElementInstance, gateway: ComplexGateway): boolean {
  const counts = tokensAt(activation, scope.key, gateway.id);
  const marked = Object.keys(counts);
  const condition = gateway.activationCondition;
  // A fault shows once; the condition is asked again when somebody has mended it.
  const isStopped = activation.incidentsOf(scope.key).some(({ elementId }) => elementId === gateway.id);
  if (marked.length === 0 || !condition || isStopped) {
    return false;
  }
  let isActivated = false;
  activation.attempt(
    scope.key,
    () => {
      const variables = gatewayVariables(gateway, counts, true);
      if (evaluateCondition(activation, scope, condition, variables)) {
        consumeTokens(activation, scope.key, gateway.id, marked);
        activation.update(scope.key, { awaitingReset: { ...scope.awaitingReset, [gateway.id]: marked } });
        enter(activation, gateway.id, scope.key, { variables });
        isActivated = true;
      }
    },
    gateway.id,
  );
  return isActivated;
}

function reset(
  activation: Activation,
  scope: ElementInstance,
  gateway: ComplexGateway,
  consumed: readonly string[],
  positions: TokenPositions,
): boolean {
  const counts = tokensAt(activation, scope.key, gateway.id);
  const isServed = (flowId: string): boolean => consumed.includes(flowId) || Object.hasOwn(counts, flowId);
  if (!needsNoMore(activation.definition, gateway, isServed, positions)) {
    return false;
  }
  const others = Object.keys(counts).filter((flowId) => !consumed.includes(flowId));
  consumeTokens(activation, scope.key, gateway.id, others);
  const left = Object.entries(scope.awaitingReset ?? {}).filter(([id]) => id !== gateway.id);
  activation.update(scope.key, { awaitingReset: Object.fromEntries(left) });
  enter(activation, gateway.id, scope.key, { variables: gatewayVariables(gateway, counts, false), resets: true });
  return true;
}

/**
 * What the conditions of a complex gateway see of it, besides the variables (BPMN 2.0, 10.6.5): how many incoming
 * flows hold a token, how many tokens each holds, and the state.
 */
function gatewayVariables({ incoming }: ComplexGateway, counts: TokenCounts, waitingForStart: boolean): JsonObject {
  const activationCounts = Object.fromEntries(incoming.map((flowId) => [flowId, counts[flowId] ?? 0]));
  return { activationCount: Object.keys(counts).length, activationCounts, waitingForStart };
}
