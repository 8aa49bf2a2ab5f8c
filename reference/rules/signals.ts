import type { JsonObject } from '../../contract/json.ts';
import { textOf } from '../expressions.ts';
import { eventOf, type Model } from '../model.ts';
import { instanceOf, type Listener, type ReferenceState, type Signal } from '../state.ts';
import { occur } from './occurrences.ts';

/**
 * BPMN 2.0, 10.5.1: a signal is broadcast to whoever can react "at the time" it is thrown. A throwing event sends it while it
 * is active: everybody hears it who listens at one moment between its beginning and its end.
 */
export function throwSignal(state: ReferenceState, thrower: string, name: string, variables: JsonObject): ReferenceState {
  const signal: Signal = { name, variables, thrower, listeners: null };
  return { ...state, signals: [...state.signals, signal], sent: [...state.sent, `signal ${name}`] };
}

/** The moment at which a signal is heard. */
export function deliver(model: Model, state: ReferenceState, signal: Signal): ReferenceState {
  const listeners = Object.values(state.instances).flatMap(({ id, listening }) =>
    listening.flatMap(({ event }) => (signalNames(model, state, id, event).includes(signal.name) ? [{ instance: id, event }] : [])),
  );
  return replace(state, signal, listeners);
}

/** One of those who listened reacts, in whatever order; what an earlier reaction has ended hears nothing any more. */
export function hear(model: Model, state: ReferenceState, signal: Signal, listener: Listener): ReferenceState {
  const others = replace(
    state,
    signal,
    (signal.listeners ?? []).filter((other) => other !== listener),
  );
  return isListening(state, listener) ? occur(model, others, listener.instance, listener.event, signal.variables) : others;
}

/** Whether what an event throws is still on its way: until then it isn't done. */
export function isOnItsWay(state: ReferenceState, thrower: string): boolean {
  return state.signals.some((signal) => signal.thrower === thrower);
}

function replace(state: ReferenceState, signal: Signal, listeners: readonly Listener[]): ReferenceState {
  const left = listeners.filter((listener) => isListening(state, listener));
  return {
    ...state,
    signals: state.signals.flatMap((other) => (other !== signal ? [other] : left.length > 0 ? [{ ...signal, listeners: left }] : [])),
  };
}

function isListening(state: ReferenceState, { instance, event }: Listener): boolean {
  return state.instances[instance]?.listening.some((entry) => entry.event === event) ?? false;
}

function signalNames(model: Model, state: ReferenceState, id: string, eventId: string): readonly string[] {
  const event = eventOf(model, eventId);
  const parts = event.kind === 'multiple' ? event.events : [event];
  return parts.flatMap((part) => (part.kind === 'signal' ? [textOf(state, instanceOf(state, id).id, part.signalName)] : []));
}
