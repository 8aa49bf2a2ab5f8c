import { conditionOf, valueOf } from '../expressions.ts';
import { elementOf, type AdHocSubProcess, type Model } from '../model.ts';
import { change, instanceOf, type Loop, type ReferenceState } from '../state.ts';
import { endContents, enter, hasTokens } from './tokens.ts';

/**
 * BPMN 2.0, 13.3.5: the activities of an ad-hoc sub-process "without incoming Sequence Flows" are enabled at first; here all of
 * them, or those that `activeElements` names, are begun: at once, or one after the other.
 */
export function startAdHoc(model: Model, state: ReferenceState, id: string, element: AdHocSubProcess): ReferenceState {
  const { activeElements } = element;
  const named = activeElements ? valueOf(state, id, activeElements) : (model.scopes[element.id]?.implicitStarts ?? []);
  const items = Array.isArray(named) ? named.map(String) : [];
  const begun = change(state, id, { loop: { items, started: 0, completed: 0 } });
  const first = element.ordering === 'sequential' ? items.slice(0, 1) : items;
  return first.reduce((started) => startNext(model, started, id), begun);
}

/** "Every time an inner Activity completes, the completionCondition is evaluated"; true ends the rest if `cancelRemainingInstances` says so. */
export function completedInAdHoc(model: Model, state: ReferenceState, scope: string): ReferenceState {
  const element = adHocOf(model, state, scope);
  if (!element) return state;
  const { completionCondition, cancelRemainingInstances, ordering } = element;
  if (completionCondition && conditionOf(state, scope, completionCondition) === true) {
    const stopped = change(state, scope, { loop: { ...loopOf(state, scope), items: [] } });
    return cancelRemainingInstances ? endContents(stopped, scope) : stopped;
  }
  const { started, items } = loopOf(state, scope);
  return ordering === 'sequential' && !hasTokens(state, scope) && started < items.length ? startNext(model, state, scope) : state;
}

function startNext(model: Model, state: ReferenceState, scope: string): ReferenceState {
  const loop = loopOf(state, scope);
  const begun = change(state, scope, { loop: { ...loop, started: loop.started + 1 } });
  const next = loop.items[loop.started];
  return typeof next === 'string' ? enter(model, begun, next, scope) : begun;
}

function adHocOf(model: Model, state: ReferenceState, scope: string): AdHocSubProcess | undefined {
  const { elementId, role } = instanceOf(state, scope);
  if (role !== 'element') return undefined;
  const element = elementOf(model, elementId);
  return element.type === 'adHocSubProcess' ? element : undefined;
}

function loopOf(state: ReferenceState, scope: string): Loop {
  return instanceOf(state, scope).loop ?? { items: [], started: 0, completed: 0 };
}
