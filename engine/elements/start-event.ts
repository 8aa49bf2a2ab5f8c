import { finish, occurInPart } from '../behaviours/occurrences.ts';
import { waitsForAll } from '../behaviours/parallel-multiple.ts';
import { subscribePart } from '../behaviours/subscriptions.ts';
import type { StartEvent } from '../definition/element-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/**
 * Whatever it was waiting for has happened when it is entered (BPMN 2.0, 10.5.2). A parallel multiple start event begins
 * the instance with its first definition, and the instance waits for the others before it goes on.
 */
export const startEvent: ElementBehaviour<StartEvent> = {
  activate(activation, instance, element) {
    const { variables = {}, definition } = instance.occurrence ?? {};
    if (!instance.occurrence || element.scope !== activation.definition.processId || !waitsForAll(element)) {
      finish(activation, instance, element, variables);
      return;
    }
    if (definition === undefined) {
      throw new ModelFault(
        'noStartEvent',
        `“${element.name ?? element.id}”等待多个事件，启动时没有说明是哪一个`,
        '请终止该实例，重新发送启动它的消息或信号',
      );
    }
    element.event.events.forEach((part, index) => {
      if (index !== definition) {
        subscribePart(activation, instance, { elementId: element.id, definition: index }, part);
      }
    });
    occurInPart(activation, activation.instance(instance.key), element, { definition, variables });
  },
};
