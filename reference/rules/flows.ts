import { elementOf, flowOf, type Model, type ModelElement } from '../model.ts';
import type { FlowToken, ReferenceState } from '../state.ts';
import { enter } from './tokens.ts';

/** A completed element puts tokens on flows of its scope. */
export function choose(state: ReferenceState, scope: string, flows: readonly string[]): ReferenceState {
  const tokens = flows.map((flow): FlowToken => ({ flow, scope, isTaken: false, occurred: null }));
  return { ...state, tokens: [...state.tokens, ...tokens] };
}

/** BPMN 2.0, 13.3.1: a token goes along its flow and begins the element there, unless that is a gateway which waits for more. */
export function take(model: Model, state: ReferenceState, token: FlowToken): ReferenceState {
  const { target } = flowOf(model, token.flow);
  const element = elementOf(model, target);
  const others = state.tokens.filter((other) => other !== token);
  if (!joinsTokens(element)) {
    const occurred = token.occurred === null ? {} : { occurred: token.occurred };
    return enter(model, { ...state, tokens: others }, target, token.scope, occurred);
  }
  const arrived = { ...state, tokens: [...others, { ...token, isTaken: true }] };
  return element.type === 'parallelGateway' ? joinInParallel(model, arrived, target, token.scope) : arrived;
}

/** Gateways at which tokens wait: those that flows come together at, and a complex one that has to be activated. */
function joinsTokens(element: ModelElement): boolean {
  switch (element.type) {
    case 'parallelGateway':
    case 'inclusiveGateway':
      return element.incoming.length > 1;
    case 'complexGateway':
      return element.incoming.length > 1 || element.activationCondition !== undefined;
    default:
      return false;
  }
}

/**
 * BPMN 2.0, 13.4.1: a parallel gateway "is activated if there is at least one token on each incoming Sequence Flow" and "consumes exactly
 * one token from each"; "if there are excess tokens at an incoming Sequence Flow, these tokens remain".
 */
function joinInParallel(model: Model, state: ReferenceState, gateway: string, scope: string): ReferenceState {
  const { incoming } = elementOf(model, gateway);
  const first = incoming.map((flow) => waitingAt(state, scope).find((token) => token.flow === flow));
  return first.includes(undefined)
    ? state
    : enter(model, { ...state, tokens: state.tokens.filter((token) => !first.includes(token)) }, gateway, scope);
}

/** Tokens that have arrived at a gateway of a scope and wait there. */
export function waitingAt(state: ReferenceState, scope: string): readonly FlowToken[] {
  return state.tokens.filter((token) => token.scope === scope && token.isTaken);
}
