import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { MultiInstanceDefinition } from '../definition/multi-instance-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance, MultiInstanceState } from '../state.ts';
import { evaluate, evaluateCondition, evaluateCount, wrongValue } from './expressions.ts';
import { throwOnCompletion } from './multi-instance-events.ts';
import { enter, leave, terminateChildren } from './scopes.ts';
import { propagate } from './variables.ts';

/** The body starts its inner instances: all at once, or the first of a sequence (BPMN 2.0, 13.3.7). */
export function activateMultiInstance(activation: Activation, body: ElementInstance, loop: MultiInstanceDefinition): void {
  const items = itemsOf(activation, body, loop);
  const next = loop.sequential ? Math.min(1, items.length) : items.length;
  const state: MultiInstanceState = {
    items,
    next,
    completed: 0,
    results: loop.outputCollection === undefined ? [] : items.map(() => null),
  };
  activation.update(body.key, { multiInstance: state });
  for (let index = 0; index < next; index += 1) {
    enterInner(activation, body, loop, index);
  }
  if (items.length === 0) {
    activation.schedule({ type: 'complete', instance: body.key });
  }
}

/** An inner instance is done: its output is kept, its events are thrown, and the body goes on, waits, or ends. */
export function completeInstance(
  activation: Activation,
  inner: ElementInstance,
  { key, multiInstance: before, children }: ElementInstance,
  loop: MultiInstanceDefinition,
): void {
  if (!before) {
    throw new Error(`${inner.elementId} isn't an inner instance of a multi-instance`);
  }
  const state: MultiInstanceState = { ...before, completed: before.completed + 1, results: collect(activation, inner, loop, before) };
  activation.update(key, { multiInstance: state });
  const attributes = runtimeAttributes(inner, state, children - 1);
  const isDone = loop.completionCondition !== undefined && evaluateCondition(activation, inner, loop.completionCondition, attributes);
  if (loop.behavior && !throwOnCompletion(activation, inner, loop.behavior, attributes)) {
    return; // what it threw has ended the activity
  }
  leave(activation, activation.instance(inner.key), 'completed');
  if (isDone) {
    terminateChildren(activation, key);
  } else if (state.next < state.items.length) {
    activation.update(key, { multiInstance: { ...state, next: state.next + 1 } });
    enterInner(activation, activation.instance(key), loop, state.next);
  }
}

/** The body ends: its outputs go to the scope around it, in the order of the inputs. */
export function completeMultiInstance(activation: Activation, body: ElementInstance, loop: MultiInstanceDefinition): void {
  if (loop.outputCollection !== undefined && body.parent !== null) {
    propagate(activation, body.parent, { [loop.outputCollection]: body.multiInstance?.results ?? [] });
  }
}

/** The instances that there will be, worked out once: the items of the collection, or nothing for each of a number. */
function itemsOf(
  activation: Activation,
  body: ElementInstance,
  { inputCollection, cardinality }: MultiInstanceDefinition,
): readonly JsonValue[] {
  if (!inputCollection) {
    const count = cardinality ? evaluateCount(activation, body, cardinality, '多实例的实例数') : 0;
    refuseTooMany(count);
    return Array.from({ length: count }, () => null);
  }
  const items = evaluate(activation, body, inputCollection);
  if (!isList(items)) {
    throw wrongValue(inputCollection, '多实例的输入集合', '列表');
  }
  refuseTooMany(items.length);
  return items;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Far above what people do side by side, and well below what fits into the state of an instance. */
const MOST_INSTANCES = 10_000;

function refuseTooMany(count: number): void {
  if (count > MOST_INSTANCES) {
    const message = `多实例要启动 ${count} 个实例，超过上限 ${MOST_INSTANCES}`;
    throw new ModelFault('expression', message, '减少集合的项数后重试，或分批处理');
  }
}

function enterInner(activation: Activation, body: ElementInstance, loop: MultiInstanceDefinition, index: number): void {
  const item = activation.instance(body.key).multiInstance?.items[index] ?? null;
  const variables: Record<string, JsonValue> = { loopCounter: index + 1 };
  if (loop.inputElement !== undefined) {
    variables[loop.inputElement] = item;
  }
  enter(activation, body.elementId, body.key, { loopIndex: index, variables });
}

function collect(
  activation: Activation,
  inner: ElementInstance,
  loop: MultiInstanceDefinition,
  state: MultiInstanceState,
): readonly JsonValue[] {
  if (loop.outputCollection === undefined || !loop.outputElement) {
    return state.results;
  }
  const output = evaluate(activation, inner, loop.outputElement);
  return state.results.with(inner.loopIndex ?? 0, output);
}

/** BPMN 2.0, table 10.26: what conditions see of the multi-instance, and what its events carry. */
function runtimeAttributes({ loopIndex = 0 }: ElementInstance, state: MultiInstanceState, active: number): JsonObject {
  return {
    loopCounter: loopIndex + 1,
    numberOfInstances: state.items.length,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: state.completed,
    numberOfTerminatedInstances: 0,
  };
}
