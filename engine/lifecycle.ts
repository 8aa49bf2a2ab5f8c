import type { Activation } from './activation.ts';
import { settleAdHoc } from './behaviours/ad-hoc.ts';
import { undoNext } from './behaviours/compensation.ts';
import { rememberCompleted } from './behaviours/completed-activities.ts';
import { lookAtCondition } from './behaviours/conditions.ts';
import { entryOf, firstElements } from './behaviours/first-elements.ts';
import { beginData, declareData, endData, requireInputs } from './behaviours/data.ts';
import { receiveSignal } from './behaviours/occurrences.ts';
import { subscribe } from './behaviours/subscriptions.ts';
import { awaitListener } from './behaviours/listeners.ts';
import { listenersOf } from './behaviours/listeners-of.ts';
import { activateBody, completeBody, completeInner } from './behaviours/repetitions.ts';
import { enter, hasTokens, leave, recordLifecycle } from './behaviours/scopes.ts';
import { outgoingFlows, takeFlow } from './behaviours/sequence-flows.ts';
import { closeWaits } from './behaviours/waits.ts';
import { applyInputs, applyOutputs } from './behaviours/mappings.ts';
import { isActivity, type ActivityDefinition, type ElementDefinition } from './definition/element-definition.ts';
import type { FlowScope, SequenceFlow } from './definition/process-definition.ts';
import { behaviourOf } from './elements/index.ts';
import type { ElementInstance, Step } from './state.ts';

/**
 * The lifecycle of an element instance (BPMN 2.0, 13.2.2), one row a step:
 *
 * | status       | step       | does                                                    | then        |
 * | ------------ | ---------- | ------------------------------------------------------- | ----------- |
 * | activating   | activate   | inputs, boundary subscriptions, the element's own start | active      |
 * | active       | (triggers) | waits, or holds the tokens of a scope                   | completing  |
 * | completing   | complete   | outputs, choice of outgoing flows, end of its waits     | leaves      |
 * | terminating  | –          | what it holds ends first, then its waits                | leaves      |
 *
 * Execution listeners run after the inputs and after the outputs; the element keeps its status until they are done.
 * A fault undoes the step and leaves the instance in its status with an incident; resolving it runs the step again.
 */
export function runStep(activation: Activation, step: Step): void {
  const instance = activation.find(step.instance);
  if (!instance) {
    return; // ended meanwhile by an interruption
  }
  switch (step.type) {
    case 'activate':
      return activation.attempt(instance.key, () => {
        activate(activation, instance);
      });
    case 'complete':
      activation.update(instance.key, { status: 'completing' });
      return activation.attempt(instance.key, () => {
        complete(activation, activation.instance(instance.key));
      });
    case 'resume':
      return activation.attempt(instance.key, () => {
        const element = activation.elementOf(instance);
        behaviourOf(element).resume?.(activation, instance, element);
      });
    case 'settle':
      return settle(activation, instance);
    case 'condition':
      return lookAtCondition(activation, step.wait);
    case 'signal':
      return receiveSignal(activation, step.signalName, step.variables);
  }
}

function activate(activation: Activation, instance: ElementInstance): void {
  if (instance.role === 'process') {
    if (awaitListener(activation, instance, 'start')) {
      return;
    }
    return activateScope(activation, instance, activation.scope(instance.elementId));
  }
  const element = activation.elementOf(instance);
  if (instance.role === 'multiInstanceBody' && isActivity(element)) {
    if (awaitListener(activation, instance, 'beforeAll')) {
      return;
    }
    subscribeBoundaryEvents(activation, instance, element);
    becomeActive(activation, instance);
    return activateBody(activation, instance, element);
  }
  if (!instance.listeners || instance.listeners.next === 0) {
    bringIn(activation, instance, element);
  }
  if (awaitListener(activation, instance, 'start')) {
    return;
  }
  if (isActivity(element) && instance.loopIndex === undefined) {
    subscribeBoundaryEvents(activation, instance, element);
  }
  const scope = activation.definition.scopes[element.id];
  if (scope) {
    return activateScope(activation, instance, scope);
  }
  becomeActive(activation, instance);
  behaviourOf(element).activate(activation, activation.instance(instance.key), element);
}

/** What an element begins with: its data, then its mappings; the data that it requires must be there then. */
function bringIn(activation: Activation, instance: ElementInstance, { data, inputs }: ElementDefinition): void {
  if (data) {
    beginData(activation, instance, data);
  }
  applyInputs(activation, instance, inputs);
  if (data) {
    requireInputs(activation, instance.key, data);
  }
}

/** What an element leaves to the scopes around it. */
function takeOut(activation: Activation, instance: ElementInstance, { data, outputs }: ElementDefinition): void {
  applyOutputs(activation, instance, outputs);
  if (data) {
    endData(activation, instance, data);
  }
}

/** A process or sub-process begins: its data is there, it listens for its event sub-processes, then its first elements start (BPMN 2.0, 13.3.4). */
function activateScope(activation: Activation, instance: ElementInstance, scope: FlowScope): void {
  if (scope.data) {
    declareData(activation, instance.key, scope.data);
    requireInputs(activation, instance.key, scope.data);
  }
  for (const id of scope.eventSubProcesses) {
    for (const startId of activation.scope(id).startEvents) {
      const start = activation.element(startId);
      if (start.type === 'startEvent') {
        subscribe(activation, instance, start.id, start.event, start.userAction);
      }
    }
  }
  becomeActive(activation, instance);
  const { occurrence, startPoints } = instance;
  const element = activation.definition.elements[scope.id];
  if (startPoints) {
    for (const at of startPoints) {
      enter(activation, at.elementId, instance.key, at);
    }
  } else if (occurrence) {
    enter(activation, entryOf(activation, occurrence.elementId), instance.key, { occurrence });
  } else if (element?.type === 'adHocSubProcess') {
    return behaviourOf(element).activate(activation, activation.instance(instance.key), element);
  } else {
    for (const id of firstElements(activation, instance, scope)) {
      enter(activation, id, instance.key);
    }
  }
  activation.schedule({ type: 'settle', instance: instance.key });
}

function complete(activation: Activation, instance: ElementInstance): void {
  if (instance.role === 'process') {
    return completeProcess(activation, instance);
  }
  const element = activation.elementOf(instance);
  if (instance.role === 'multiInstanceBody' && isActivity(element)) {
    completeBody(activation, instance, element);
  } else {
    if (!instance.listeners) {
      takeOut(activation, instance, element);
    }
    if (awaitEndListener(activation, instance)) {
      return;
    }
  }
  if (isActivity(element)) {
    rememberCompleted(activation, activation.instance(instance.key), element);
  }
  if (instance.loopIndex !== undefined && isActivity(element)) {
    return completeInner(activation, activation.instance(instance.key), element);
  }
  const { parent } = instance;
  if (parent === null) {
    throw new Error(`Element ${element.id} has no scope`);
  }
  const flows = behaviourOf(element).chooseFlows?.(activation, instance, element) ?? defaultFlows(activation, instance, element);
  innerCompleted(activation, instance, flows.length === 0);
  leave(activation, activation.instance(instance.key), 'completed');
  const tokens = isActivity(element) ? (element.completionQuantity ?? 1) : 1;
  for (const flow of flows) {
    for (let token = 0; token < tokens; token += 1) {
      takeFlow(activation, flow, parent);
    }
  }
  behaviourOf(element).completed?.(activation, parent, element);
}

/** Tells the scope around, which may keep count of what is done in it. */
function innerCompleted(activation: Activation, instance: ElementInstance, endsPath: boolean): void {
  const scope = instance.parent === null ? undefined : activation.instance(instance.parent);
  const element = scope && activation.definition.elements[scope.elementId];
  if (scope?.role === 'element' && element) {
    behaviourOf(element).innerCompleted?.(activation, scope, activation.instance(instance.key), endsPath, element);
  }
}

/** The element's own events are over before its listeners run (as in Camunda 8). */
function awaitEndListener(activation: Activation, instance: ElementInstance): boolean {
  if (!instance.listeners && listenersOf(activation, instance, 'end').length > 0) {
    closeWaits(activation, instance.key);
  }
  return awaitListener(activation, instance, 'end');
}

function defaultFlows(activation: Activation, instance: ElementInstance, element: ElementDefinition): readonly SequenceFlow[] {
  return element.outgoing.length === 0 ? [] : outgoingFlows(activation, instance, element);
}

function completeProcess(activation: Activation, root: ElementInstance): void {
  if (!activation.head.outcome && awaitEndListener(activation, root)) {
    return;
  }
  const outcome = activation.head.outcome ?? { kind: 'completed', variables: activation.root().variables };
  const isCompleted = outcome.kind === 'completed';
  leave(activation, activation.root(), isCompleted ? 'completed' : 'terminated');
  activation.change({ status: isCompleted ? 'completed' : 'terminated' });
  activation.emit({ type: 'endInstance', outcome });
}

/** A scope or multi-instance body without tokens is done; an ad-hoc sub-process decides for itself. */
function settle(activation: Activation, instance: ElementInstance): void {
  if (instance.role === 'compensation') {
    return undoNext(activation, instance);
  }
  const element = activation.definition.elements[instance.elementId];
  if (instance.status === 'active' && instance.role === 'element' && element?.type === 'adHocSubProcess') {
    return activation.attempt(instance.key, () => {
      settleAdHoc(activation, instance, element);
    });
  }
  if (instance.status === 'active' && !hasTokens(instance)) {
    if (instance.role !== 'element' || activation.definition.scopes[instance.elementId]) {
      activation.schedule({ type: 'complete', instance: instance.key });
      activation.update(instance.key, { status: 'completing' });
    }
  }
}

function subscribeBoundaryEvents(activation: Activation, instance: ElementInstance, element: ActivityDefinition): void {
  for (const id of element.boundaryEvents) {
    const event = activation.element(id);
    if (event.type === 'boundaryEvent') {
      subscribe(activation, instance, event.id, event.event, event.userAction);
    }
  }
}

function becomeActive(activation: Activation, instance: ElementInstance): void {
  activation.update(instance.key, { status: 'active' });
  recordLifecycle(activation, instance, 'activated');
}
