import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { MultiInstanceBehavior } from '../definition/multi-instance-definition.ts';
import type { ElementInstance } from '../state.ts';
import { evaluateCondition } from './expressions.ts';
import { throwEvent } from './publishing.ts';

/**
 * What an inner instance throws when it completes, with the multi-instance's runtime attributes (BPMN 2.0, 10.3.8). False
 * when that has ended the activity: its boundary events may catch it.
 */
export function throwOnCompletion(
  activation: Activation,
  inner: ElementInstance,
  behavior: MultiInstanceBehavior,
  attributes: JsonObject,
): boolean {
  for (const [index, event] of eventsOf(activation, inner, behavior, attributes).entries()) {
    if (activation.find(inner.key)) {
      throwEvent(activation, inner, event, { key: `${inner.key}-done-${index}`, variables: attributes });
    }
  }
  return activation.find(inner.key) !== undefined;
}

function eventsOf(
  activation: Activation,
  inner: ElementInstance,
  behavior: MultiInstanceBehavior,
  attributes: JsonObject,
): readonly EventDefinition[] {
  switch (behavior.kind) {
    case 'none':
      return [behavior.event];
    case 'one':
      return attributes.numberOfCompletedInstances === 1 ? [behavior.event] : [];
    case 'complex':
      return behavior.rules
        .filter(({ condition }) => evaluateCondition(activation, inner, condition, attributes))
        .flatMap(({ events }) => events);
  }
}
