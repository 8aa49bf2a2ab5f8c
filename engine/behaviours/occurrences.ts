import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { BoundaryEvent, ElementDefinition, StartEvent } from '../definition/element-definition.ts';
import type { ElementInstance, GatheredPart, Wait } from '../state.ts';
import { chooseEvent } from './chosen-event.ts';
import { gather, variablesOf, waitsForAll, type GatheringElement } from './parallel-multiple.ts';
import { keepWaiting, waitAgain } from './renewal.ts';
import { enter, terminate, terminateChildren } from './scopes.ts';
import { receiveVariables } from './variables.ts';
import { closeWait, closeWaits } from './waits.ts';

/** The event of a wait has happened: whatever element it concerns goes on. */
export function occur(activation: Activation, wait: Wait, variables: JsonObject): void {
  const owner = activation.instance(wait.owner);
  const event = activation.element(wait.elementId);
  if (waitsForAll(event)) {
    closeWait(activation, wait);
    occurInPart(activation, owner, event, { definition: wait.definition ?? 0, variables, wait });
  } else {
    closeOrKeep(activation, owner, event, wait);
    goOn(activation, owner, event, variables);
  }
}

/** An error or escalation is caught by one definition of an event: of a boundary event of `owner`, or of an event sub-process in it. */
export function occurByThrow(
  activation: Activation,
  owner: ElementInstance,
  event: BoundaryEvent | StartEvent,
  definition: number,
  variables: JsonObject,
): void {
  if (waitsForAll(event)) {
    occurInPart(activation, owner, event, { definition, variables });
  } else {
    goOn(activation, owner, event, variables);
  }
}

/** One definition of a parallel multiple event has happened; the last one lets it happen. */
export function occurInPart(
  activation: Activation,
  owner: ElementInstance,
  event: GatheringElement,
  part: Omit<GatheredPart, 'elementId'>,
): void {
  const parts = gather(activation, owner.key, event, part);
  if (!parts) {
    return;
  }
  if (owner.elementId !== event.id && 'interrupting' in event && !event.interrupting) {
    for (const { wait } of parts) {
      if (wait) {
        waitAgain(activation, wait);
      }
    }
  }
  goOn(activation, activation.instance(owner.key), event, variablesOf(parts));
}

/** Every subscription that was open when the signal came receives it, unless an earlier one has ended it. */
export function receiveSignal(activation: Activation, signalName: string, variables: JsonObject): void {
  for (const wait of activation.waitsOf('signal')) {
    if (wait.signalName === signalName && activation.wait(wait.key)) {
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

/** An event has happened as a whole. */
function goOn(activation: Activation, owner: ElementInstance, event: ElementDefinition, variables: JsonObject): void {
  if (owner.elementId === event.id) {
    finish(activation, owner, event, variables);
  } else if (event.type === 'boundaryEvent') {
    triggerBoundaryEvent(activation, owner, event, variables);
  } else if (event.type === 'startEvent') {
    triggerEventSubProcess(activation, owner, event, variables);
  } else {
    chooseEvent(activation, owner, event, variables);
  }
}

/** Ends what the event waited for, unless it may happen again. */
function closeOrKeep(activation: Activation, owner: ElementInstance, event: ElementDefinition, wait: Wait): void {
  if (owner.elementId === event.id) {
    // The other definitions of a multiple event are off at once: a signal may concern several of them.
    closeWaits(activation, owner.key, event.id);
  } else if (event.type === 'boundaryEvent' || event.type === 'startEvent') {
    if (event.interrupting) {
      closeWait(activation, wait);
    } else {
      keepWaiting(activation, wait);
    }
  }
}

/** A boundary event happens on the activity it is attached to (BPMN 2.0, 10.5.4). */
function triggerBoundaryEvent(activation: Activation, activity: ElementInstance, event: BoundaryEvent, variables: JsonObject): void {
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
function triggerEventSubProcess(activation: Activation, scope: ElementInstance, event: StartEvent, variables: JsonObject): void {
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
