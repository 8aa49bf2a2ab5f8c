import type { JsonObject, JsonValue } from '../../contract/json.ts';
import { conditionOf, valueOf } from '../expressions.ts';
import { elementOf, type Model, type StandardLoop } from '../model.ts';
import { change, childrenOf, instanceOf, remove, type Loop, type ReferenceState } from '../state.ts';
import { endContents, enter } from './tokens.ts';

/**
 * BPMN 2.0, 13.3.7: a multi-instance activity's "number of instances … is evaluated once"; sequential ones run "one after the other",
 * parallel ones all at once. 13.3.6: a standard loop tests its condition before or after each repetition.
 */
export function startRepetitions(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { multiInstance, standardLoop } = elementOf(model, instanceOf(state, id).elementId);
  const items = itemsOf(model, state, id) ?? [];
  const begun = change(state, id, { loop: { items, started: 0, completed: 0 } });
  if (standardLoop) return goesOn(begun, id, standardLoop, standardLoop.testBefore) ? startNext(model, begun, id) : begun;
  const first = multiInstance?.sequential === true ? items.slice(0, 1) : items;
  return first.reduce<ReferenceState>((started) => startNext(model, started, id), begun);
}

/** What a multi-instance repeats for; undefined when that is no list. */
export function itemsOf(model: Model, state: ReferenceState, id: string): readonly JsonValue[] | undefined {
  const { multiInstance } = elementOf(model, instanceOf(state, id).elementId);
  if (multiInstance?.cardinality) {
    const count = Number(valueOf(state, id, multiInstance.cardinality));
    return Number.isInteger(count) && count >= 0 ? Array.from({ length: count }, () => null) : undefined;
  }
  const items = multiInstance?.inputCollection && valueOf(state, id, multiInstance.inputCollection);
  return Array.isArray(items) ? items : undefined;
}

/** A repetition is done: the body ends, starts the next one, or waits for the others. */
export function completeRepetition(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { parent, elementId } = instanceOf(state, id);
  const { multiInstance, standardLoop } = elementOf(model, elementId);
  if (parent === null) throw new Error(`${elementId} repeats outside a body`);
  const isDone = completionHolds(model, state, id) === true;
  const loop = loopOf(state, parent);
  const completed = remove(change(state, parent, { loop: { ...loop, completed: loop.completed + 1 } }), id);
  if (isDone) return endContents(completed, parent);
  if (standardLoop) return goesOn(completed, parent, standardLoop, true) ? startNext(model, completed, parent) : completed;
  return multiInstance?.sequential === true && loop.started < loop.items.length ? startNext(model, completed, parent) : completed;
}

/** The completion condition after this repetition: with the counters of table 10.28 it is false, true, or a fault (undefined). */
export function completionHolds(model: Model, state: ReferenceState, id: string): boolean | undefined {
  const { parent, elementId } = instanceOf(state, id);
  const condition = elementOf(model, elementId).multiInstance?.completionCondition;
  if (!condition || parent === null) return false;
  const { items, completed } = loopOf(state, parent);
  const counters: JsonObject = {
    numberOfInstances: items.length,
    numberOfActiveInstances: childrenOf(state, parent).length - 1,
    numberOfCompletedInstances: completed + 1,
    numberOfTerminatedInstances: 0,
  };
  return conditionOf(state, id, condition, counters);
}

function startNext(model: Model, state: ReferenceState, body: string): ReferenceState {
  const { elementId } = instanceOf(state, body);
  const { inputElement } = elementOf(model, elementId).multiInstance ?? {};
  const loop = loopOf(state, body);
  const item = inputElement === undefined ? {} : { [inputElement]: loop.items[loop.started] ?? null };
  const variables = { loopCounter: loop.started + 1, ...item };
  const started = change(state, body, { loop: { ...loop, started: loop.started + 1 } });
  return enter(model, started, elementId, body, { loopIndex: loop.started, variables });
}

/** 13.3.6: "the Activity is executed as long as the loopCondition is true", at most `loopMaximum` times. */
function goesOn(state: ReferenceState, body: string, { condition, maximum }: StandardLoop, tests: boolean): boolean {
  const most = maximum === undefined ? Infinity : Number(valueOf(state, body, maximum));
  const counter = { loopCounter: loopOf(state, body).started };
  return loopOf(state, body).started < most && (!tests || condition === undefined || conditionOf(state, body, condition, counter) === true);
}

function loopOf(state: ReferenceState, body: string): Loop {
  const { loop } = instanceOf(state, body);
  if (!loop) throw new Error(`${body} doesn't repeat`);
  return loop;
}
