import { elementOf, flowOf, type Model } from '../model.ts';
import { childrenOf, type ReferenceState } from '../state.ts';
import { waitingAt } from './flows.ts';
import { linkSources } from './links.ts';
import { enter } from './tokens.ts';

/**
 * BPMN 2.0, 13.4.3: an inclusive gateway is activated if "at least one incoming Sequence Flow has at least one token and, for every
 * directed path … that starts with a Sequence Flow f that has a token, ends with an incoming Sequence Flow of the gateway
 * that has no token, and does not visit the gateway, there is also a directed path … that starts with f, ends with an
 * incoming Sequence Flow of the gateway that has a token, and does not visit the gateway".
 */
export function canJoin(model: Model, state: ReferenceState, gateway: string, scope: string): boolean {
  const filled = filledFlows(model, state, gateway, scope);
  const empty = elementOf(model, gateway).incoming.filter((flow) => !filled.includes(flow));
  return filled.length > 0 && isNothingExpected(model, state, { gateway, scope, empty, filled });
}

/** "It consumes a token from each incoming Sequence Flow that has a token." */
export function join(model: Model, state: ReferenceState, gateway: string, scope: string): ReferenceState {
  const first = filledFlows(model, state, gateway, scope).map((flow) => waitingAt(state, scope).find((token) => token.flow === flow));
  return enter(model, { ...state, tokens: state.tokens.filter((token) => !first.includes(token)) }, gateway, scope);
}

export function filledFlows(model: Model, state: ReferenceState, gateway: string, scope: string): readonly string[] {
  const waiting = waitingAt(state, scope);
  return elementOf(model, gateway).incoming.filter((flow) => waiting.some((token) => token.flow === flow));
}

export interface Expectation {
  readonly gateway: string;
  readonly scope: string;
  readonly empty: readonly string[];
  readonly filled: readonly string[];
}

/** Whether every token of the scope that could still come to an empty flow could as well come to one that has a token. */
export function isNothingExpected(model: Model, state: ReferenceState, { gateway, scope, empty, filled }: Expectation): boolean {
  const towardsEmpty = elementsBefore(model, gateway, empty);
  const towardsFilled = elementsBefore(model, gateway, filled);
  return tokenPlaces(model, state, gateway, scope).every((place) => !towardsEmpty.has(place) || towardsFilled.has(place));
}

/** Where the tokens of a scope are: in elements, or on flows and so about to come to an element. A compensation is off the flow (10.7). */
function tokenPlaces(model: Model, state: ReferenceState, gateway: string, scope: string): readonly string[] {
  const inElements = childrenOf(state, scope).flatMap(({ phase, role, elementId }) =>
    phase === 'ending' || role === 'compensation' ? [] : [elementId],
  );
  const onFlows = state.tokens.filter((token) => token.scope === scope).map((token) => flowOf(model, token.flow).target);
  return [...inElements, ...onFlows.filter((target) => target !== gateway)];
}

/** The elements from which one of the flows can be reached without a visit to the gateway. */
function elementsBefore(model: Model, gateway: string, flows: readonly string[]): ReadonlySet<string> {
  const before = new Set<string>();
  const pending = flows.map((flow) => flowOf(model, flow).source);
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (before.has(element)) continue;
    before.add(element);
    if (element !== gateway) pending.push(...predecessors(model, element));
  }
  return before;
}

/** A boundary event gets its token from its activity, and a catching link event from the throwing ones of its name (10.5.1). */
function predecessors(model: Model, id: string): readonly string[] {
  const element = elementOf(model, id);
  const sources = element.incoming.map((flow) => flowOf(model, flow).source);
  return [...sources, ...(element.type === 'boundaryEvent' ? [element.attachedTo] : []), ...linkSources(model, id)];
}
