import { textOf, valueOf, visibleVariables, write } from '../expressions.ts';
import { boundaryEventsOf, elementOf, eventOf, flowOf, scopeOf, type Model, type ModelEvent } from '../model.ts';
import { change, instanceOf, type ReferenceState } from '../state.ts';
import { toJson } from '../to-json.ts';
import { namedActivities, startAdHoc } from './ad-hoc.ts';
import { throwCompensation } from './compensation.ts';
import { writeResult } from './conditional.ts';
import { listen, listenForEventSubProcesses } from './listening.ts';
import { itemsOf, startRepetitions } from './repetitions.ts';
import { throwSignal } from './signals.ts';
import { isCaught, throwTo } from './throwing.ts';
import { enter, finish } from './tokens.ts';

/** BPMN 2.0, 13.3.2: a ready activity "becomes Active"; its boundary events can happen from now on (13.5.3). */
export function activate(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { role, elementId, loopIndex } = instanceOf(state, id);
  const active = change(state, id, { phase: 'active' });
  if (role === 'process') return startScope(model, active, id);
  if (role === 'compensation') return active;
  const events = loopIndex === null ? boundaryEventsOf(model, elementId) : [];
  const listening = events.reduce((at, event) => listen(model, at, id, event), active);
  return role === 'multiInstanceBody' ? startRepetitions(model, listening, id) : begin(model, listening, id);
}

/** What keeps an element from beginning: an incident's kind. */
export function faultOfActivation(model: Model, state: ReferenceState, id: string): string | undefined {
  const { role, elementId } = instanceOf(state, id);
  if (role === 'process' || role === 'compensation') return undefined;
  const element = elementOf(model, elementId);
  if (role === 'multiInstanceBody') {
    return element.multiInstance && itemsOf(model, state, id) === undefined ? 'expression' : undefined;
  }
  if (element.type === 'adHocSubProcess') return namedActivities(model, state, id) === undefined ? 'expression' : undefined;
  const event = eventOf(model, elementId);
  if (element.type !== 'endEvent' || event.kind !== 'error') return undefined;
  const code = event.errorCode && textOf(state, id, event.errorCode);
  return code !== undefined && isCaught(model, state, id, 'error', code) ? undefined : 'unhandledError';
}

function begin(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { elementId, occurred } = instanceOf(state, id);
  const element = elementOf(model, elementId);
  switch (element.type) {
    case 'subProcess':
    case 'transaction':
      return startScope(model, state, id);
    case 'adHocSubProcess':
      return startAdHoc(model, listenForEventSubProcesses(model, state, id), id);
    case 'startEvent':
    case 'boundaryEvent':
      return finish(write(state, id, occurred?.variables ?? {}), id);
    case 'intermediateCatchEvent':
    case 'receiveTask':
      if (occurred || eventOf(model, elementId).kind === 'link') return finish(write(state, id, occurred?.variables ?? {}), id);
      return listen(model, state, id, elementId);
    case 'eventBasedGateway':
      return element.outgoing.reduce((at, flow) => listen(model, at, id, flowOf(model, flow).target), state);
    case 'scriptTask':
      return finish(writeResult(state, id, { [element.resultVariable]: toJson(valueOf(state, id, element.expression)) }), id);
    case 'userTask':
    case 'serviceTask':
    case 'callActivity':
      return work(state, id);
    case 'sendTask':
    case 'businessRuleTask':
    case 'intermediateThrowEvent':
    case 'endEvent':
      return element.job ? work(state, id) : finish(throwEvent(model, state, id, eventOf(model, elementId)), id);
    case 'task':
    case 'manualTask':
    case 'exclusiveGateway':
    case 'parallelGateway':
    case 'inclusiveGateway':
    case 'complexGateway':
      return finish(state, id);
  }
}

/** BPMN 2.0, 13.3.4: a scope begins with its start event, or with everything that has no incoming flow when it has none. */
function startScope(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { elementId, occurred } = instanceOf(state, id);
  const listening = listenForEventSubProcesses(model, state, id);
  if (occurred) return enter(model, listening, occurred.event, id, { occurred });
  const { startEvents, implicitStarts } = scopeOf(model, elementId);
  const none = startEvents.filter((start) => eventOf(model, start).kind === 'none').slice(0, 1);
  return (startEvents.length > 0 ? none : implicitStarts).reduce((begun, start) => enter(model, begun, start, id), listening);
}

/** Somebody outside has to do it: a person, a job worker, a called process. */
function work(state: ReferenceState, id: string): ReferenceState {
  const { elementId, listening } = instanceOf(state, id);
  return change(state, id, { listening: [...listening, { event: elementId, firings: 1, isArmed: false }] });
}

/** BPMN 2.0, 10.5.3: the event is thrown when its token comes. What it throws may end the thrower. */
function throwEvent(model: Model, state: ReferenceState, id: string, event: ModelEvent): ReferenceState {
  switch (event.kind) {
    case 'message':
      return { ...state, sent: [...state.sent, `message ${textOf(state, id, event.messageName)}`] };
    case 'signal':
      return throwSignal(
        state,
        id,
        textOf(state, id, event.signalName),
        event.carries === 'chosen' ? instanceOf(state, id).variables : visibleVariables(state, id),
      );
    case 'error':
    case 'escalation': {
      const expression = event.kind === 'error' ? event.errorCode : event.escalationCode;
      const code = expression ? textOf(state, id, expression) : '';
      // What the event has of its own is what it brings: somebody who chose it in an ad-hoc sub-process gave it that.
      return throwTo(model, state, id, { kind: event.kind, code, variables: instanceOf(state, id).variables }) ?? state;
    }
    case 'compensation':
      return throwCompensation(model, state, id, event);
    case 'multiple':
      return event.events.reduce((thrown, part) => throwEvent(model, thrown, id, part), state);
    case 'cancel':
    case 'none':
    case 'terminate':
    case 'timer':
    case 'link':
    case 'conditional':
      return state;
  }
}
