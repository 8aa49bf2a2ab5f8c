import { conditionOf } from '../expressions.ts';
import { elementOf, type Model } from '../model.ts';
import type { ReferenceState } from '../state.ts';
import { waitingAt } from './flows.ts';
import { filledFlows, isNothingExpected } from './inclusive.ts';
import { enter } from './tokens.ts';

/**
 * BPMN 2.0, 13.4.5. Waiting for start, a complex gateway fires when its activation condition is true, "not evaluated before there
 * is at least one token". It then waits for reset: for the flows that have brought nothing yet, unless nothing is
 * expected there by the rule of the inclusive gateway.
 */
export function canFire(model: Model, state: ReferenceState, gateway: string, scope: string): boolean {
  const reset = resetOf(state, gateway, scope);
  const filled = filledFlows(model, state, gateway, scope);
  if (reset) {
    const others = elementOf(model, gateway).incoming.filter((flow) => !reset.flows.includes(flow));
    const empty = others.filter((flow) => !filled.includes(flow));
    return isNothingExpected(model, state, { gateway, scope, empty, filled: [...reset.flows, ...filled] });
  }
  const element = elementOf(model, gateway);
  if (filled.length === 0 || element.type !== 'complexGateway') return false;
  const activationCount = waitingAt(state, scope).filter((token) => element.incoming.includes(token.flow)).length;
  const { activationCondition } = element;
  return activationCondition === undefined || conditionOf(state, scope, activationCondition, { activationCount }) === true;
}

/** "A token is consumed from each incoming Sequence Flow that has a token"; at reset only from those that brought none before. */
export function fire(model: Model, state: ReferenceState, gateway: string, scope: string): ReferenceState {
  const reset = resetOf(state, gateway, scope);
  const flows = filledFlows(model, state, gateway, scope).filter((flow) => !(reset?.flows.includes(flow) ?? false));
  const consumed = flows.map((flow) => waitingAt(state, scope).find((token) => token.flow === flow));
  const resetting = state.resetting.filter((other) => other !== reset);
  const next = {
    ...state,
    tokens: state.tokens.filter((token) => !consumed.includes(token)),
    resetting: reset ? resetting : [...resetting, { gateway, scope, flows }],
  };
  return enter(model, next, gateway, scope, { variables: { waitingForStart: reset === undefined } });
}

function resetOf(state: ReferenceState, gateway: string, scope: string) {
  return state.resetting.find((reset) => reset.gateway === gateway && reset.scope === scope);
}
