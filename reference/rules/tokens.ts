import type { JsonObject } from '../../contract/json.ts';
import { elementOf, type Model } from '../model.ts';
import { add, change, childrenOf, instanceOf, type Occurrence, type ReferenceState } from '../state.ts';
import { giveBack } from './give-back.ts';

export interface EnterOptions {
  readonly occurred?: Occurrence;
  readonly loopIndex?: number;
  readonly variables?: JsonObject;
}

/**
 * BPMN 2.0, 13.3.2: "A token that arrives on an incoming Sequence Flow … the Activity becomes Ready." Every token begins an
 * instance of its own: an activity with several incoming flows is an uncontrolled merge (13.3.1).
 */
export function enter(model: Model, state: ReferenceState, elementId: string, parent: string, options: EnterOptions = {}): ReferenceState {
  const element = elementOf(model, elementId);
  const repeats = element.multiInstance !== undefined || element.standardLoop !== undefined;
  const role = repeats && options.loopIndex === undefined ? 'multiInstanceBody' : 'element';
  return add(state, { elementId, role, parent, ...options });
}

/**
 * BPMN 2.0, 13.3.2: an activity that is interrupted "transits to Terminating", with everything in it; it is over once
 * what it holds is over.
 */
export function end(state: ReferenceState, id: string): ReferenceState {
  const ending = change(state, id, {
    phase: 'ending',
    listening: [],
    fault: null,
    incidents: [],
    isBlocked: false,
    toCompensate: [],
  });
  return giveBack(endContents(ending, id), id);
}

/** Ends all that goes on in a scope, but for one instance, with the tokens on its flows. */
export function endContents(state: ReferenceState, scope: string, except?: string): ReferenceState {
  const withoutTokens: ReferenceState = {
    ...state,
    tokens: state.tokens.filter((token) => token.scope !== scope),
    resetting: state.resetting.filter((reset) => reset.scope !== scope),
  };
  return childrenOf(state, scope).reduce((ended, { id }) => (id === except ? ended : end(ended, id)), withoutTokens);
}

/**
 * BPMN 2.0, 13.3.4: a sub-process (and 13.2, a process) is done "when there are no more tokens" in it; a complex gateway may still
 * produce some when it resets (13.4.5).
 */
export function hasTokens(state: ReferenceState, scope: string): boolean {
  return childrenOf(state, scope).length > 0 || [...state.tokens, ...state.resetting].some((one) => one.scope === scope);
}

/** The element has what it wanted: it can complete. */
export function finish(state: ReferenceState, id: string): ReferenceState {
  return instanceOf(state, id).phase === 'active' ? change(state, id, { phase: 'finished' }) : state;
}
