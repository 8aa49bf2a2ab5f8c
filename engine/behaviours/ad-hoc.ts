import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import { isEventSubProcess, type AdHocSubProcess } from '../definition/element-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { AdHocState, ElementInstance } from '../state.ts';
import { evaluate, evaluateCondition, evaluateTexts } from './expressions.ts';
import { enter, hasTokens, terminateChildren } from './scopes.ts';
import { propagate } from './variables.ts';

/** An ad-hoc sub-process begins with the activities that its diagram names; without any it waits for people (BPMN 2.0, 13.3.5). */
export function beginAdHoc(activation: Activation, instance: ElementInstance, element: AdHocSubProcess): void {
  const named = element.activeElements ? evaluateTexts(activation, instance, element.activeElements, '要启动的活动') : [];
  const startable = startableIn(activation, element);
  const unknown = named.find((id) => !startable.includes(id));
  if (unknown !== undefined) {
    throw new ModelFault(
      'expression',
      `“${unknown}”不是特设子流程“${element.name ?? element.id}”中可以启动的活动`,
      `修正变量后重试；可以启动的有：${startable.join('、')}`,
    );
  }
  activation.update(instance.key, { adHoc: { queue: [], ...(element.outputCollection === undefined ? {} : { results: [] }) } });
  if (element.outputCollection !== undefined) {
    activation.setVariables(instance.key, { [element.outputCollection]: [] });
  }
  startAdHoc(activation, instance.key, element, named, {});
}

/** Starts inner activities: all at once, or in turn when one may be active at a time. `variables` are local to each. */
export function startAdHoc(
  activation: Activation,
  key: string,
  element: AdHocSubProcess,
  elementIds: readonly string[],
  variables: JsonObject,
): void {
  const inTurn = element.ordering === 'sequential' ? elementIds.slice(1) : [];
  for (const id of elementIds.slice(0, elementIds.length - inTurn.length)) {
    enter(activation, id, key, { variables });
  }
  const state = adHocState(activation, key);
  activation.update(key, { adHoc: { ...state, queue: [...state.queue, ...inTurn] } });
}

/** Counts what completes inside, and keeps its result where a path ends. Event sub-processes aren't among the activities to choose from. */
export function countInner(
  activation: Activation,
  scope: ElementInstance,
  inner: ElementInstance,
  endsPath: boolean,
  { outputCollection, outputElement }: AdHocSubProcess,
): void {
  const element = activation.elementOf(inner);
  if (isEventSubProcess(element)) {
    return;
  }
  const state: AdHocState = { ...adHocState(activation, scope.key), progressed: true, due: true };
  activation.update(scope.key, { adHoc: state });
  if (outputCollection !== undefined && outputElement && endsPath) {
    const results = [...(state.results ?? []), evaluate(activation, inner, outputElement)];
    activation.update(scope.key, { adHoc: { ...state, results } });
    activation.setVariables(scope.key, { [outputCollection]: results });
  }
}

/**
 * Something inside is over. With a completion condition that decides, "after each completion" and at no other time (BPMN 2.0, 13.3.5);
 * without one, the sub-process is done when nothing that was started is left. What was never started doesn't count: people may still
 * choose it.
 */
export function settleAdHoc(activation: Activation, instance: ElementInstance, element: AdHocSubProcess): void {
  const { due, ...state } = adHocState(activation, instance.key);
  const isOver = !hasTokens(instance);
  if (instance.interrupted) {
    return isOver ? completeAdHoc(activation, instance, element) : undefined;
  }
  if (state.closing || (due && conditionHolds(activation, instance, element))) {
    return close(activation, instance, element);
  }
  if (due) {
    activation.update(instance.key, { adHoc: state });
  }
  if (isOver && state.queue.length === 0 && state.progressed && !element.completionCondition) {
    completeAdHoc(activation, instance, element);
  }
}

/** Ids of the inner elements that nothing leads to: what can be started (BPMN 2.0, 13.3.5: enabled). */
export function startableIn(activation: Activation, element: AdHocSubProcess): readonly string[] {
  return activation.scope(element.id).implicitStarts;
}

function conditionHolds(activation: Activation, instance: ElementInstance, { completionCondition }: AdHocSubProcess): boolean {
  return completionCondition !== undefined && evaluateCondition(activation, instance, completionCondition);
}

function close(activation: Activation, { key }: ElementInstance, element: AdHocSubProcess): void {
  if (element.cancelRemainingInstances) {
    terminateChildren(activation, key);
  }
  const instance = activation.instance(key);
  if (hasTokens(instance)) {
    activation.update(key, { adHoc: { ...adHocState(activation, key), queue: [], closing: true } });
  } else {
    completeAdHoc(activation, instance, element);
  }
}

/** It is done: its results go to the scope around, and it leaves. */
export function completeAdHoc(activation: Activation, { key, parent }: ElementInstance, element: AdHocSubProcess): void {
  const { results } = adHocState(activation, key);
  if (element.outputCollection !== undefined && element.outputs.length === 0 && parent !== null) {
    propagate(activation, parent, { [element.outputCollection]: results ?? [] });
  }
  activation.update(key, { status: 'completing' });
  activation.schedule({ type: 'complete', instance: key });
}

export function adHocState(activation: Activation, key: string): AdHocState {
  return activation.instance(key).adHoc ?? { queue: [] };
}
