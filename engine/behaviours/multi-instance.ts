import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { ActivityDefinition } from '../definition/element-definition.ts';
import type { MultiInstanceDefinition } from '../definition/multi-instance-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance, MultiInstanceState } from '../state.ts';
import { evaluate, evaluateCondition, wrongValue } from './expressions.ts';
import { enter, leave, terminateChildren } from './scopes.ts';
import { propagate } from './variables.ts';

/** The body starts its inner instances: all at once, or the first of a sequence (BPMN 2.0, 13.3.7). */
export function activateBody(activation: Activation, body: ElementInstance, loop: MultiInstanceDefinition): void {
  const items = evaluate(activation, body, loop.inputCollection);
  if (!Array.isArray(items)) {
    throw wrongValue(loop.inputCollection, '多实例的输入集合', '列表');
  }
  if (items.length > MOST_INSTANCES) {
    throw new ModelFault(
      'expression',
      `多实例的输入集合有 ${items.length} 项，超过上限 ${MOST_INSTANCES} 项`,
      '减少集合的项数后重试，或分批办理',
    );
  }
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

/** Inner instances of one body. More would fill an activation's steps, and an instance's state beyond what Temporal carries. */
const MOST_INSTANCES = 10_000;

/** An inner instance is done: its output is kept, and the body goes on, waits, or ends. */
export function completeInner(activation: Activation, inner: ElementInstance, element: ActivityDefinition): void {
  const loop = element.multiInstance;
  const body = inner.parent === null ? undefined : activation.instance(inner.parent);
  const before = body?.multiInstance;
  if (!loop || !body || !before || inner.loopIndex === undefined) {
    throw new Error(`${inner.elementId} isn't an inner instance of a multi-instance`);
  }
  const state: MultiInstanceState = { ...before, completed: before.completed + 1, results: collect(activation, inner, loop, before) };
  activation.update(body.key, { multiInstance: state });
  const isDone = completionHolds(activation, inner, loop, state, body.children - 1);
  leave(activation, inner, 'completed');
  if (isDone) {
    terminateChildren(activation, body.key);
  } else if (state.next < state.items.length) {
    activation.update(body.key, { multiInstance: { ...state, next: state.next + 1 } });
    enterInner(activation, body, loop, state.next);
  }
}

/** The body ends: its outputs go to the scope around it, in the order of the inputs. */
export function completeBody(activation: Activation, body: ElementInstance, loop: MultiInstanceDefinition): void {
  if (loop.outputCollection !== undefined && body.parent !== null) {
    propagate(activation, body.parent, { [loop.outputCollection]: body.multiInstance?.results ?? [] });
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

function completionHolds(
  activation: Activation,
  inner: ElementInstance,
  loop: MultiInstanceDefinition,
  state: MultiInstanceState,
  active: number,
): boolean {
  if (!loop.completionCondition) {
    return false;
  }
  // The counters of BPMN 2.0, table 10.28, are visible to the condition and to nothing else.
  const counters: JsonObject = {
    numberOfInstances: state.items.length,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: state.completed,
    numberOfTerminatedInstances: 0,
  };
  const seen = { ...inner, variables: { ...inner.variables, ...counters } };
  activation.update(inner.key, { variables: seen.variables });
  const holds = evaluateCondition(activation, seen, loop.completionCondition);
  activation.update(inner.key, { variables: inner.variables });
  return holds;
}
