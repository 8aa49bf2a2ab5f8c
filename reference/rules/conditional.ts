import type { JsonObject } from '../../contract/json.ts';
import { conditionOf, write } from '../expressions.ts';
import { eventOf, type Model } from '../model.ts';
import { change, instanceOf, type Listening, type ReferenceState } from '../state.ts';

/**
 * BPMN 2.0, 10.5.5: a conditional event is triggered when its condition becomes true; it "MUST become false and then true before
 * the event can be triggered again".
 */
export function holds(model: Model, state: ReferenceState, id: string, { event, isArmed }: Listening): boolean {
  const definition = eventOf(model, event);
  return definition.kind === 'conditional' && isArmed && conditionOf(state, id, definition.condition) === true;
}

/**
 * Whether a condition that has triggered its event may be found false now. When it is looked at is left open (8.4.13): a value that
 * others change at once may never be seen, one that stays is.
 */
export function mayBecomeFalse(model: Model, state: ReferenceState, id: string, { event, isArmed }: Listening): boolean {
  const definition = eventOf(model, event);
  return !isArmed && definition.kind === 'conditional' && conditionOf(state, id, definition.condition) === false;
}

/** A condition was found false: the event can be triggered again. */
export function becomeFalse(state: ReferenceState, id: string, event: string): ReferenceState {
  const listening = instanceOf(state, id).listening.map((entry) => (entry.event === event ? { ...entry, isArmed: true } : entry));
  return change(state, id, { listening });
}

/**
 * Writes what an element brings when it is done. Each repetition keeps its own as well: 13.3.7 evaluates the completion condition when
 * that instance completes, and others may have written the same variable by then.
 */
export function writeResult(state: ReferenceState, id: string, variables: JsonObject): ReferenceState {
  const written = write(state, id, variables);
  const { loopIndex, variables: own } = instanceOf(written, id);
  return loopIndex === null ? written : change(written, id, { variables: { ...own, ...variables } });
}
