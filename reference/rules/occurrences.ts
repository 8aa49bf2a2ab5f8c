import type { JsonObject } from '../../contract/json.ts';
import { writeResult } from './conditional.ts';
import { elementOf, flowOf, isInterrupting, type Model } from '../model.ts';
import { change, instanceOf, type ReferenceState } from '../state.ts';
import { eventSubProcessStarts, heard } from './listening.ts';
import { end, endContents, enter, finish } from './tokens.ts';

/** An event happens to an instance that listens for it. */
export function occur(model: Model, state: ReferenceState, id: string, event: string, variables: JsonObject): ReferenceState {
  const { elementId } = instanceOf(state, id);
  const { type } = elementOf(model, event);
  if (type === 'boundaryEvent') return occurOnBoundary(model, state, id, event, variables);
  if (type === 'startEvent') return occurInScope(model, state, id, event, variables);
  return elementId === event ? occurHere(model, state, id, variables) : occurBehindGateway(model, state, id, event, variables);
}

/**
 * BPMN 2.0, 13.5.3: the boundary event's handler consumes the event and "a token is generated" for it; an interrupting one ends the
 * activity, "non-interrupting … the Activity continues".
 */
export function occurOnBoundary(model: Model, state: ReferenceState, host: string, event: string, variables: JsonObject): ReferenceState {
  const interrupts = isInterrupting(model, event);
  const consumed = heard(state, host, event, interrupts);
  const entered = enter(model, consumed, event, scopeAround(state, host), { occurred: { event, variables } });
  return interrupts ? end(entered, host) : entered;
}

/**
 * BPMN 2.0, 13.5.4: an event sub-process "becomes initiated … when the handler's event occurs while its parent is active". An
 * interrupting one ends all other work of the parent, and afterwards none of the parent's event sub-processes can start.
 */
export function occurInScope(model: Model, state: ReferenceState, scope: string, event: string, variables: JsonObject): ReferenceState {
  const interrupts = isInterrupting(model, event);
  const consumed = heard(state, scope, event, interrupts);
  const entered = enter(model, consumed, elementOf(model, event).scope, scope, { occurred: { event, variables } });
  if (!interrupts) return entered;
  const starts = eventSubProcessStarts(model, instanceOf(state, scope).elementId);
  const listening = instanceOf(entered, scope).listening.filter((entry) => !starts.includes(entry.event));
  return endContents(change(entered, scope, { isInterrupted: true, listening }), scope, String(state.nextId));
}

/** BPMN 2.0, 13.5.2: the token that waited at the event goes on. */
function occurHere(model: Model, state: ReferenceState, id: string, variables: JsonObject): ReferenceState {
  return finish(writeResult(change(state, id, { listening: [] }), id, variables), id);
}

/** BPMN 2.0, 13.4.4: "the first event that is triggered" takes the gateway's token; the gateway no longer listens for the others. */
function occurBehindGateway(model: Model, state: ReferenceState, id: string, event: string, variables: JsonObject): ReferenceState {
  const gateway = elementOf(model, instanceOf(state, id).elementId);
  const flow = gateway.outgoing.find((candidate) => flowOf(model, candidate).target === event);
  if (flow === undefined) throw new Error(`${event} isn't behind ${gateway.id}`);
  const token = { flow, scope: scopeAround(state, id), isTaken: false, occurred: { event, variables } };
  return finish({ ...change(state, id, { listening: [] }), tokens: [...state.tokens, token] }, id);
}

function scopeAround(state: ReferenceState, id: string): string {
  const { parent } = instanceOf(state, id);
  if (parent === null) throw new Error('The process is in no scope');
  return parent;
}
