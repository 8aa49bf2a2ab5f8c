import type { Activation } from './activation.ts';
import { beginData, declareData, endData, requireInputs } from './behaviours/data.ts';
import { receiveSignal } from './behaviours/occurrences.ts';
import { subscribe } from './behaviours/subscriptions.ts';
import { activateBody, completeBody, completeInner } from './behaviours/multi-instance.ts';
import { enter, hasTokens, leave, recordLifecycle } from './behaviours/scopes.ts';
import { outgoingFlows, takeFlow } from './behaviours/sequence-flows.ts';
import { applyInputs, applyOutputs } from './behaviours/mappings.ts';
import { isActivity, type ActivityDefinition, type ElementDefinition } from './definition/element-definition.ts';
import type { FlowScope, SequenceFlow } from './definition/process-definition.ts';
import { ModelFault } from './model-fault.ts';
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
    case 'settle':
      return settle(activation, instance);
    case 'signal':
      return receiveSignal(activation, step.signalName, step.variables);
  }
}

function activate(activation: Activation, instance: ElementInstance): void {
  if (instance.role === 'process') {
    return activateScope(activation, instance, activation.scope(instance.elementId));
  }
  const element = activation.elementOf(instance);
  if (instance.role === 'multiInstanceBody' && isActivity(element) && element.multiInstance) {
    subscribeBoundaryEvents(activation, instance, element);
    becomeActive(activation, instance);
    return activateBody(activation, instance, element.multiInstance);
  }
  if (element.data) {
    beginData(activation, instance, element.data);
  }
  applyInputs(activation, instance, element.inputs);
  if (element.data) {
    requireInputs(activation, instance.key, element.data);
  }
  if (isActivity(element) && instance.loopIndex === undefined) {
    subscribeBoundaryEvents(activation, instance, element);
  }
  if (element.type === 'subProcess') {
    return activateScope(activation, instance, activation.scope(element.id));
  }
  becomeActive(activation, instance);
  behaviourOf(element).activate(activation, activation.instance(instance.key), element);
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
  const { occurrence } = instance;
  if (occurrence) {
    enter(activation, occurrence.elementId, instance.key, { occurrence });
  } else {
    for (const id of firstElements(activation, scope)) {
      enter(activation, id, instance.key);
    }
  }
  activation.schedule({ type: 'settle', instance: instance.key });
}

/** The none start event, or without any start event every element that nothing leads to (BPMN 2.0, 10.5.2). */
function firstElements(activation: Activation, scope: FlowScope): readonly string[] {
  if (scope.startEvents.length === 0) {
    return scope.implicitStarts;
  }
  const noneStart = scope.startEvents.find((id) => {
    const start = activation.element(id);
    return start.type === 'startEvent' && start.event.kind === 'none';
  });
  if (noneStart === undefined) {
    const message = `“${scope.id}”只能由事件启动，没有空白开始事件`;
    throw new ModelFault('noStartEvent', message, '在流程图中加一个空白开始事件，或改由它等待的事件启动');
  }
  return [noneStart];
}

function complete(activation: Activation, instance: ElementInstance): void {
  if (instance.role === 'process') {
    return completeProcess(activation, instance);
  }
  const element = activation.elementOf(instance);
  if (instance.role === 'multiInstanceBody' && isActivity(element) && element.multiInstance) {
    completeBody(activation, instance, element.multiInstance);
  } else {
    applyOutputs(activation, instance, element.outputs);
    if (element.data) {
      endData(activation, instance, element.data);
    }
  }
  if (instance.loopIndex !== undefined && isActivity(element)) {
    return completeInner(activation, activation.instance(instance.key), element);
  }
  const { parent } = instance;
  if (parent === null) {
    throw new Error(`Element ${element.id} has no scope`);
  }
  const flows = behaviourOf(element).chooseFlows?.(activation, instance, element) ?? defaultFlows(activation, instance, element);
  leave(activation, activation.instance(instance.key), 'completed');
  const tokens = isActivity(element) ? (element.completionQuantity ?? 1) : 1;
  for (const flow of flows) {
    for (let token = 0; token < tokens; token += 1) {
      takeFlow(activation, flow, parent);
    }
  }
  behaviourOf(element).completed?.(activation, parent, element);
}

function defaultFlows(activation: Activation, instance: ElementInstance, element: ElementDefinition): readonly SequenceFlow[] {
  return element.outgoing.length === 0 ? [] : outgoingFlows(activation, instance, element);
}

function completeProcess(activation: Activation, root: ElementInstance): void {
  const outcome = activation.head.outcome ?? { kind: 'completed', variables: root.variables };
  const isCompleted = outcome.kind === 'completed';
  leave(activation, root, isCompleted ? 'completed' : 'terminated');
  activation.change({ status: isCompleted ? 'completed' : 'terminated' });
  activation.emit({ type: 'endInstance', outcome });
}

/** A scope or multi-instance body without tokens is done. */
function settle(activation: Activation, instance: ElementInstance): void {
  if (instance.status === 'active' && !hasTokens(instance)) {
    const element = activation.definition.elements[instance.elementId];
    if (instance.role !== 'element' || element?.type === 'subProcess') {
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
