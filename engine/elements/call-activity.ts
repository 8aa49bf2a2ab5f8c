import type { Activation } from '../activation.ts';
import { evaluateText } from '../behaviours/expressions.ts';
import { caughtAround } from '../behaviours/throwing.ts';
import { visibleVariables } from '../behaviours/variables.ts';
import type { CallActivity } from '../definition/element-definition.ts';
import type { ElementInstance } from '../state.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Runs another process as an instance of its own and waits for it (BPMN 2.0, 13.3.5). */
export const callActivity: ElementBehaviour<CallActivity> = {
  activate(activation, instance, element) {
    const processId = evaluateText(activation, instance, element.processId, '被调用流程');
    const own = ownProperties(activation, instance, element);
    const variables = element.propagateAllParentVariables ? visibleVariables(activation, instance.key) : instance.variables;
    const { key } = activation.openWait(instance.key, { kind: 'child', elementId: element.id, processId });
    const catches = caughtAround(activation, instance);
    const { binding } = element;
    activation.emit({
      type: 'startChild',
      key,
      elementId: element.id,
      processId,
      variables,
      catches,
      ...(binding === undefined ? {} : { binding }),
      ...own,
    });
  },
};

/** Evaluated before anything is opened: what can't be told is a fault of the step as a whole. */
function ownProperties(activation: Activation, instance: ElementInstance, { calledInstance }: CallActivity) {
  const { businessKey, organisation } = calledInstance ?? {};
  return {
    ...(businessKey === undefined ? {} : { businessKey: evaluateText(activation, instance, businessKey, '被调用实例的业务编号') }),
    ...(organisation === undefined ? {} : { organisation: evaluateText(activation, instance, organisation, '被调用实例所属的机构') }),
  };
}
