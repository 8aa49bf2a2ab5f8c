import type { JsonObject } from '../../contract/json.ts';
import { conditionOf, write as writeVariables } from '../expressions.ts';
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

/** Writes variables; a condition that is false afterwards may become true again. */
export function write(model: Model, state: ReferenceState, id: string, variables: JsonObject): ReferenceState {
  const written = writeVariables(state, id, variables);
  const rearmed = Object.values(written.instances).map((instance) => {
    const listening = instance.listening.map((entry) =>
      isFalse(model, written, instance.id, entry) ? { ...entry, isArmed: true } : entry,
    );
    return [instance.id, { ...instance, listening }] as const;
  });
  return { ...written, instances: Object.fromEntries(rearmed) };
}

/**
 * Writes what an element brings when it is done. Each repetition keeps its own as well: 13.3.7 evaluates the completion condition when
 * that instance completes, and others may have written the same variable by then.
 */
export function writeResult(model: Model, state: ReferenceState, id: string, variables: JsonObject): ReferenceState {
  const written = write(model, state, id, variables);
  const { loopIndex, variables: own } = instanceOf(written, id);
  return loopIndex === null ? written : change(written, id, { variables: { ...own, ...variables } });
}

function isFalse(model: Model, state: ReferenceState, id: string, { event, isArmed }: Listening): boolean {
  const definition = eventOf(model, event);
  return !isArmed && definition.kind === 'conditional' && conditionOf(state, id, definition.condition) === false;
}
