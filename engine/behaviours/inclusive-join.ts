import type { Activation } from '../activation.ts';
import type { InclusiveGateway } from '../definition/element-definition.ts';
import type { ElementInstance } from '../state.ts';
import { needsNoMore, type TokenPositions } from './join-rule.ts';
import { consumeTokens, tokensAt } from './join-tokens.ts';
import { enter } from './scopes.ts';

/** Lets an inclusive join go on with one token of each flow that has any, once no other can come (BPMN 2.0, 13.4.3). */
export function fireInclusiveJoin(
  activation: Activation,
  scope: ElementInstance,
  gateway: InclusiveGateway,
  positions: TokenPositions,
): boolean {
  const counts = tokensAt(activation, scope.key, gateway.id);
  const marked = Object.keys(counts);
  const isEnabled = marked.length > 0 && needsNoMore(activation.definition, gateway, (flowId) => Object.hasOwn(counts, flowId), positions);
  if (isEnabled) {
    consumeTokens(activation, scope.key, gateway.id, marked);
    enter(activation, gateway.id, scope.key);
  }
  return isEnabled;
}
