import { elementOf, type Model } from '../model.ts';
import { change, childrenOf, instanceOf, type Completion, type Instance, type ReferenceState } from '../state.ts';
import { enter } from './tokens.ts';

/**
 * BPMN 2.0, 13.5.5: compensation is "only possible for Activities that have completed". What a completed activity could undo
 * (its own handler, or what completed inside it) is kept by the scope around it, in order of completion.
 */
export function remember(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { elementId, parent, completions, loopIndex } = instanceOf(state, id);
  // A repetition has no handler of its own: the one of the activity as a whole runs once.
  const handler = loopIndex === null ? (elementOf(model, elementId).compensationHandler ?? null) : null;
  if (parent === null || (handler === null && completions.length === 0)) return state;
  const completion: Completion = { elementId, handler, inner: completions };
  return change(state, parent, { completions: [...instanceOf(state, parent).completions, completion] });
}

/**
 * Compensates one activity of the scope, or all of them. Handlers run one after the other "in reverse order of completion";
 * `coordinator` is the instance that waits for them.
 */
export function compensate(state: ReferenceState, scope: string, coordinator: string, activity?: string): ReferenceState {
  const { completions } = instanceOf(state, scope);
  const isMeant = (completion: Completion): boolean => activity === undefined || completion.elementId === activity;
  const compensating = handlersOf(completions.filter(isMeant));
  const forgotten = change(state, scope, { completions: completions.filter((completion) => !isMeant(completion)) });
  return change(forgotten, coordinator, { compensating: [...instanceOf(forgotten, coordinator).compensating, ...compensating] });
}

/** Whether handlers still run, or have to, for an instance. */
export function isCompensating(state: ReferenceState, id: string): boolean {
  return instanceOf(state, id).compensating.length > 0 || isHandlerRunning(state, id);
}

/** The next handler may begin: the one before it is done, and so is what a cancelled transaction had to end. */
export function canStartHandler(state: ReferenceState, { id, compensating, isCancelling }: Instance): boolean {
  return compensating.length > 0 && !isHandlerRunning(state, id) && !(isCancelling && childrenOf(state, id).length > 0);
}

export function startHandler(model: Model, state: ReferenceState, id: string): ReferenceState {
  const [handler, ...compensating] = instanceOf(state, id).compensating;
  if (handler === undefined) throw new Error(`${id} has nothing to compensate`);
  return enter(model, change(state, id, { compensating }), handler, scopeFor(model, state, id, handler), { compensates: id });
}

function handlersOf(completions: readonly Completion[]): readonly string[] {
  return completions.toReversed().flatMap(({ handler, inner }) => (handler === null ? handlersOf(inner) : [handler]));
}

function isHandlerRunning(state: ReferenceState, id: string): boolean {
  return Object.values(state.instances).some(({ compensates }) => compensates === id);
}

/** The handler's own scope, or, when that has completed, the scope that compensates it. */
function scopeFor(model: Model, state: ReferenceState, id: string, handler: string): string {
  const { scope } = elementOf(model, handler);
  for (let at: Instance | undefined = instanceOf(state, id); at; at = at.parent === null ? undefined : state.instances[at.parent]) {
    if (at.elementId === scope && at.role !== 'multiInstanceBody') return at.id;
  }
  const { parent } = instanceOf(state, id);
  return model.scopes[instanceOf(state, id).elementId] || parent === null ? id : parent;
}
