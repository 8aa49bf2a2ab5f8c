import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { BoundaryEvent, ElementDefinition, StartEvent } from '../definition/element-definition.ts';
import type { ElementInstance, TimerWait, Wait } from '../state.ts';
import { nextInCycle } from '../timers/cycle.ts';
import { enter, terminate, terminateChildren } from './scopes.ts';
import { flowOf } from './sequence-flows.ts';
import { receiveVariables } from './variables.ts';
import { closeWait, closeWaits } from './waits.ts';

/** The event of a wait has happened: whatever element it concerns goes on. */
export function occur(activation: Activation, wait: Wait, variables: JsonObject): void {
  const owner = activation.instance(wait.owner);
  const event = activation.element(wait.elementId);
  if (event.type === 'boundaryEvent') {
    renewOrClose(activation, wait, event.interrupting);
    triggerBoundaryEvent(activation, owner, event, variables);
  } else if (event.type === 'startEvent') {
    renewOrClose(activation, wait, event.interrupting);
    triggerEventSubProcess(activation, owner, event, variables);
  } else if (owner.elementId === wait.elementId) {
    closeWait(activation, wait);
    finish(activation, owner, event, variables);
  } else {
    chooseEvent(activation, owner, event, variables);
  }
}

/** Every subscription that was open when the signal came receives it, unless an earlier one has ended it. */
export function receiveSignal(activation: Activation, signalName: string, variables: JsonObject): void {
  for (const wait of activation.waits()) {
    if (wait.kind === 'signal' && wait.signalName === signalName && activation.wait(wait.key)) {
      activation.attempt(wait.owner, () => {
        occur(activation, wait, variables);
      });
    }
  }
}

/** Ends an element that has what it waited for. */
export function finish(activation: Activation, instance: ElementInstance, element: ElementDefinition, variables: JsonObject): void {
  receiveVariables(activation, instance, element.outputs, variables);
  if (instance.loopIndex !== undefined && element.outputs.length === 0) {
    // Instances of a parallel multi-instance that finish at once all write before the first completes: for its output
    // element each has to remember its own.
    activation.setVariables(instance.key, variables);
  }
  activation.schedule({ type: 'complete', instance: instance.key });
}

/** A boundary event happens on the activity it is attached to (BPMN 2.0, 10.5.4). */
export function triggerBoundaryEvent(activation: Activation, activity: ElementInstance, event: BoundaryEvent, variables: JsonObject): void {
  const { parent } = activity;
  if (parent === null) {
    throw new Error(`Boundary event ${event.id} on a process instance`);
  }
  enter(activation, event.id, parent, { occurrence: { elementId: event.id, variables } });
  if (event.interrupting) {
    terminate(activation, activity.key);
  }
}

/**
 * The start event of an event sub-process happens in the scope instance `scope` (BPMN 2.0, 10.5.6). An interrupting
 * one ends everything else in the scope and is the last that may start there.
 */
export function triggerEventSubProcess(activation: Activation, scope: ElementInstance, event: StartEvent, variables: JsonObject): void {
  const subProcess = enter(activation, event.scope, scope.key, { occurrence: { elementId: event.id, variables } });
  if (event.interrupting) {
    for (const key of activation.instance(scope.key).waits) {
      const wait = activation.wait(key);
      // Boundary events on the scope itself stay: only its event sub-processes give up.
      if (wait && activation.element(wait.elementId).type === 'startEvent') {
        closeWait(activation, wait);
      }
    }
    terminateChildren(activation, scope.key, subProcess.key);
    activation.update(scope.key, { interrupted: true });
  }
}

/** The first event behind an event-based gateway wins (BPMN 2.0, 13.4.4). */
function chooseEvent(activation: Activation, gateway: ElementInstance, event: ElementDefinition, variables: JsonObject): void {
  const { parent } = gateway;
  const flow = activation
    .elementOf(gateway)
    .outgoing.map((id) => flowOf(activation, id))
    .find((candidate) => candidate.target === event.id);
  if (!flow || parent === null) {
    throw new Error(`Event ${event.id} isn't behind ${gateway.elementId}`);
  }
  // The others are off at once: a signal may concern several events of one gateway.
  closeWaits(activation, gateway.key);
  activation.update(gateway.key, { status: 'completing' });
  activation.record({ type: 'flowTaken', flowId: flow.id, scope: parent });
  enter(activation, event.id, parent, { occurrence: { elementId: event.id, variables } });
  activation.schedule({ type: 'complete', instance: gateway.key });
}

/** Messages and signals go on waiting where they don't interrupt; timers only if they are cycles with firings left. */
function renewOrClose(activation: Activation, wait: Wait, interrupting: boolean): void {
  if (interrupting) {
    closeWait(activation, wait);
  } else if (wait.kind === 'timer') {
    closeWait(activation, wait);
    renewTimer(activation, wait);
  }
}

function renewTimer(activation: Activation, { owner, elementId, dueAt, repeat }: TimerWait): void {
  if (!repeat || repeat.left === 0) {
    return;
  }
  const next = nextInCycle(repeat.expression, dueAt, activation.at);
  if (next !== undefined) {
    const left = repeat.left === null ? null : repeat.left - 1;
    const { key } = activation.openWait(owner, { kind: 'timer', elementId, dueAt: next, repeat: { ...repeat, left } });
    activation.emit({ type: 'startTimer', key, elementId, dueAt: next });
  }
}
