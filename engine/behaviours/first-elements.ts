import type { Activation } from '../activation.ts';
import { partsOf } from '../definition/event-definition.ts';
import type { FlowScope } from '../definition/process-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance } from '../state.ts';
import { holdsYet } from './expressions.ts';

/**
 * What a scope begins with when no event begins it: the none start event, else the first conditional one whose condition
 * holds for what the instance was given; without any start event every element that nothing leads to (BPMN 2.0, 10.5.2).
 */
export function firstElements(activation: Activation, instance: ElementInstance, scope: FlowScope): readonly string[] {
  if (scope.startEvents.length === 0) {
    if (scope.implicitStarts.length === 0 && scope.parent === undefined) {
      throw noStartFault(scope);
    }
    return scope.implicitStarts;
  }
  const start = scope.startEvents.find((id) => isNone(activation, id)) ?? scope.startEvents.find((id) => holds(activation, instance, id));
  if (start === undefined) {
    throw noStartFault(scope);
  }
  return [start];
}

/** The element that takes a token when an instance begins with an event: the event itself, or the gateway that it stands behind. */
export function entryOf({ definition }: Activation, elementId: string): string {
  for (const flowId of definition.elements[elementId]?.incoming ?? []) {
    const source = definition.elements[definition.flows[flowId]?.source ?? ''];
    if (source?.type === 'eventBasedGateway' && source.instantiate !== undefined) {
      return source.id;
    }
  }
  return elementId;
}

function isNone(activation: Activation, id: string): boolean {
  const start = activation.element(id);
  return start.type === 'startEvent' && start.event.kind === 'none';
}

function holds(activation: Activation, instance: ElementInstance, id: string): boolean {
  const start = activation.element(id);
  if (start.type !== 'startEvent' || (start.event.kind === 'multiple' && start.event.parallel)) {
    return false;
  }
  return partsOf(start.event).some((part) => part.kind === 'conditional' && holdsYet(activation, instance, part.condition));
}

function noStartFault(scope: FlowScope): ModelFault {
  const message = `“${scope.id}”只能由事件启动：没有空白开始事件，也没有条件成立的条件开始事件`;
  return new ModelFault('noStartEvent', message, '在流程图中加一个空白开始事件，改由它等待的事件启动，或补上条件所需的变量后重试');
}
