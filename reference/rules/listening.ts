import { eventOf, scopeOf, type Model } from '../model.ts';
import { textOf } from '../expressions.ts';
import { change, instanceOf, type Listening, type ReferenceState } from '../state.ts';

/**
 * From now on an event can happen to an instance (BPMN 2.0, 13.5.2: a handler "is created" when its activity, gateway or
 * scope begins). Errors, escalations, cancellation and compensation are looked for by whoever throws them.
 */
export function listen(model: Model, state: ReferenceState, id: string, event: string): ReferenceState {
  const firings = firingsOf(model, state, id, event);
  if (firings === 0) return state;
  return change(state, id, { listening: [...instanceOf(state, id).listening, { event, firings, isArmed: true }] });
}

/** The event has happened: an interrupting one is over with that, the others until their firings are used up. */
export function heard(state: ReferenceState, id: string, event: string, isInterrupting: boolean): ReferenceState {
  const listening = instanceOf(state, id).listening.flatMap((entry): readonly Listening[] => {
    if (entry.event !== event) return [entry];
    if (isInterrupting || entry.firings === 1) return [];
    return [{ ...entry, firings: entry.firings === null ? null : entry.firings - 1, isArmed: false }];
  });
  return change(state, id, { listening });
}

/** Listens for the start events of the event sub-processes in a scope (BPMN 2.0, 13.5.4). */
export function listenForEventSubProcesses(model: Model, state: ReferenceState, id: string): ReferenceState {
  const starts = eventSubProcessStarts(model, instanceOf(state, id).elementId);
  return starts.reduce((listening, start) => listen(model, listening, id, start), state);
}

/** Start events of the event sub-processes that a scope holds. */
export function eventSubProcessStarts(model: Model, scope: string): readonly string[] {
  return scopeOf(model, scope).eventSubProcesses.flatMap((id) => scopeOf(model, id).startEvents);
}

function firingsOf(model: Model, state: ReferenceState, id: string, eventId: string): number | null {
  const event = eventOf(model, eventId);
  switch (event.kind) {
    case 'message':
    case 'signal':
    case 'conditional':
    case 'multiple':
      return null;
    case 'timer': {
      if (event.timerKind !== 'cycle') return 1;
      const repetitions = /^R(\d+)\//.exec(textOf(state, id, event.value))?.[1];
      return repetitions === undefined ? null : Number(repetitions);
    }
    case 'none':
    case 'error':
    case 'escalation':
    case 'terminate':
    case 'link':
    case 'compensation':
    case 'cancel':
      return 0;
  }
}
