import type { JsonObject } from '../../contract/json.ts';
import { conditionOf } from '../expressions.ts';
import { elementOf, type Model } from '../model.ts';
import { childrenOf, type ReferenceState, type Reset } from '../state.ts';
import { waitingAt } from './flows.ts';
import { filledFlows, isNothingExpected } from './inclusive.ts';
import { enter } from './tokens.ts';

/**
 * BPMN 2.0, 13.4.5. Waiting for start, a complex gateway fires when its activation condition is true, "not evaluated before there
 * is at least one token". It then waits for reset: for the flows that have brought nothing yet, unless nothing is
 * expected there by the rule of the inclusive gateway. Until it has chosen its flows it is in neither state.
 */
export function canFire(model: Model, state: ReferenceState, gateway: string, scope: string): boolean {
  if (childrenOf(state, scope).some(({ elementId }) => elementId === gateway)) return false;
  const element = elementOf(model, gateway);
  const reset = resetOf(state, gateway, scope);
  const filled = filledFlows(model, state, gateway, scope);
  if (reset) {
    const served = [...reset.flows, ...filled];
    const empty = element.incoming.filter((flow) => !served.includes(flow));
    return isNothingExpected(model, state, { gateway, scope, empty, filled: served });
  }
  if (filled.length === 0 || element.type !== 'complexGateway') return false;
  const { activationCondition } = element;
  const attributes = attributesOf(model, state, gateway, scope);
  return activationCondition === undefined || conditionOf(state, scope, activationCondition, attributes) === true;
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
  return enter(model, next, gateway, scope, { variables: attributesOf(model, state, gateway, scope) });
}

/**
 * 10.6.5: the gateway's conditions may refer to its state, and to how many tokens are at "each incoming gate". How many gates have
 * any is a help for the usual condition, for which the specification has no name.
 */
function attributesOf(model: Model, state: ReferenceState, gateway: string, scope: string): JsonObject {
  const countOf = (flow: string): number => waitingAt(state, scope).filter((token) => token.flow === flow).length;
  return {
    activationCount: filledFlows(model, state, gateway, scope).length,
    activationCounts: Object.fromEntries(elementOf(model, gateway).incoming.map((flow) => [flow, countOf(flow)])),
    waitingForStart: resetOf(state, gateway, scope) === undefined,
  };
}

function resetOf(state: ReferenceState, gateway: string, scope: string): Reset | undefined {
  return state.resetting.find((reset) => reset.gateway === gateway && reset.scope === scope);
}
