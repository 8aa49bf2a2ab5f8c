import type { JsonObject } from '../../contract/json.ts';
import { conditionOf, valueOf } from '../expressions.ts';
import { elementOf, scopeOf, type AdHocSubProcess, type Model } from '../model.ts';
import { change, childrenOf, instanceOf, type AdHocProgress, type Instance, type ReferenceState } from '../state.ts';
import { enabledJoins } from './joins.ts';
import { endContents, enter, hasTokens } from './tokens.ts';

/**
 * BPMN 2.0, 13.3.5: "one of the enabled Activities is selected for execution", which is usually done "by a Human Performer"; nothing
 * begins by itself, but for what the diagram names (`activeElements`, from Camunda 8).
 */
export function startAdHoc(model: Model, state: ReferenceState, id: string): ReferenceState {
  const named = namedActivities(model, state, id) ?? [];
  const isSequential = adHocOf(model, instanceOf(state, id)).ordering === 'sequential';
  const adHoc: AdHocProgress = { left: isSequential ? named : [], hasProgressed: false, isDue: false, isClosing: false };
  const begun = change(state, id, { adHoc });
  return isSequential ? begun : named.reduce((at, activity) => enter(model, at, activity, id), begun);
}

/** What the diagram names; undefined when that isn't a list of activities which can be chosen. */
export function namedActivities(model: Model, state: ReferenceState, id: string): readonly string[] | undefined {
  const { elementId } = instanceOf(state, id);
  const { activeElements } = adHocOf(model, instanceOf(state, id));
  const value = activeElements ? valueOf(state, id, activeElements) : [];
  if (!Array.isArray(value)) return undefined;
  const named = value.map(String);
  return named.every((one) => scopeOf(model, elementId).implicitStarts.includes(one)) ? named : undefined;
}

/**
 * "Initially, all Activities without incoming Sequence Flows are enabled." With sequential ordering "another enabled Activity can be
 * selected for execution only if the previous one has terminated".
 */
export function canChoose(model: Model, state: ReferenceState, instance: Instance, activities: readonly string[]): boolean {
  const { id, elementId, phase, adHoc, isInterrupted } = instance;
  if (!adHoc || adHoc.isClosing || phase !== 'active' || isInterrupted) return false;
  const inTurn = adHocOf(model, instance).ordering === 'parallel' || (activities.length === 1 && isIdle(model, state, id));
  return inTurn && activities.every((activity) => scopeOf(model, elementId).implicitStarts.includes(activity));
}

/** Somebody chooses; `variables` are local to each activity. */
export function choose(
  model: Model,
  state: ReferenceState,
  id: string,
  activities: readonly string[],
  variables: JsonObject,
): ReferenceState {
  return activities.reduce((at, activity) => enter(model, at, activity, id, { variables }), state);
}

/** With sequential ordering what the diagram names begins one after the other. */
export function canStartNext(model: Model, state: ReferenceState, instance: Instance): boolean {
  const [next] = instance.adHoc?.left ?? [];
  return next !== undefined && instance.adHoc?.isDue === false && canChoose(model, state, instance, [next]);
}

export function startNext(model: Model, state: ReferenceState, id: string): ReferenceState {
  const adHoc = progressOf(state, id);
  const [next = '', ...left] = adHoc.left;
  return enter(model, change(state, id, { adHoc: { ...adHoc, left } }), next, id);
}

/**
 * "After each completion of an inner Activity, a condition specified through the completionCondition attribute is evaluated." Events
 * and gateways are taken for activities here; an event sub-process isn't among those to choose from.
 */
export function completedInAdHoc(model: Model, state: ReferenceState, scope: string, elementId: string): ReferenceState {
  const instance = instanceOf(state, scope);
  if (!instance.adHoc || isEventSubProcess(model, elementId)) return state;
  const { completionCondition } = adHocOf(model, instance);
  return change(state, scope, { adHoc: { ...instance.adHoc, hasProgressed: true, isDue: completionCondition !== undefined } });
}

export function canAskCompletion({ adHoc, phase, isInterrupted }: Instance): boolean {
  return adHoc !== null && adHoc.isDue && !adHoc.isClosing && phase === 'active' && !isInterrupted;
}

/**
 * "If true, the Ad-Hoc Sub-Process completes without executing further inner Activities"; "running instances of inner Activities are
 * cancelled" if `cancelRemainingInstances` says so.
 */
export function askCompletion(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { completionCondition, cancelRemainingInstances } = adHocOf(model, instanceOf(state, id));
  const asked = { ...progressOf(state, id), isDue: false };
  const isClosing = completionCondition !== undefined && conditionOf(state, id, completionCondition) === true;
  if (!isClosing) return change(state, id, { adHoc: asked });
  const closing = change(state, id, { adHoc: { ...asked, left: [], isClosing } });
  return cancelRemainingInstances ? endContents(closing, id) : closing;
}

/**
 * With a true condition it completes "after all remaining inner Activities have completed or terminated": a token that waits at a join
 * for what nobody can choose any more isn't one. Without a condition it is done when something was done and nothing is left
 * (Camunda 8; the specification always has a condition).
 */
export function isAdHocDone(model: Model, state: ReferenceState, instance: Instance): boolean {
  const { id, isInterrupted, adHoc } = instance;
  if (isInterrupted) return !hasTokens(state, id);
  if (adHoc?.isClosing === true) return childrenOf(state, id).length === 0 && isIdle(model, state, id);
  const { completionCondition } = adHocOf(model, instance);
  return completionCondition === undefined && adHoc?.hasProgressed === true && adHoc.left.length === 0 && !hasTokens(state, id);
}

/** Whether nothing goes on that was chosen, and nothing of it can go on: a token may wait at a join for what nobody has chosen yet. */
function isIdle(model: Model, state: ReferenceState, scope: string): boolean {
  const isBusy = childrenOf(state, scope).some(({ elementId }) => !isEventSubProcess(model, elementId));
  const isMoving = state.tokens.some((token) => token.scope === scope && !token.isTaken);
  return !isBusy && !isMoving && [...enabledJoins(model, state)].every((join) => join.scope !== scope);
}

function isEventSubProcess(model: Model, elementId: string): boolean {
  const element = elementOf(model, elementId);
  return element.type === 'subProcess' && element.triggeredByEvent;
}

function adHocOf(model: Model, { elementId }: Instance): AdHocSubProcess {
  const element = elementOf(model, elementId);
  if (element.type !== 'adHocSubProcess') throw new Error(`${elementId} is no ad-hoc sub-process`);
  return element;
}

function progressOf(state: ReferenceState, id: string): AdHocProgress {
  const { adHoc } = instanceOf(state, id);
  if (!adHoc) throw new Error(`${id} is no ad-hoc sub-process`);
  return adHoc;
}
