import { compensableElements } from '../../engine/definition/compensable-elements.ts';
import type { ElementDefinition } from '../../engine/definition/element-definition.ts';
import { partsOf, type CompensationEventDefinition } from '../../engine/definition/event-definition.ts';
import type { ProcessDefinition } from '../../engine/definition/process-definition.ts';
import type { Rule } from './rule.ts';

/**
 * A thrown compensation that never finds anything: no activity that it could concern has a handler. BPMN 2.0, 13.5.5
 * makes that an empty operation: allowed, and hardly meant (Camunda 8 refuses it when the event names the activity).
 */
export const nothingToCompensate: Rule = {
  name: 'nothing-to-compensate',
  severity: 'warning',
  *check({ definition }) {
    for (const element of Object.values(definition.elements)) {
      if (element.type !== 'intermediateThrowEvent' && element.type !== 'endEvent') continue;
      const thrown = partsOf(element.event).filter((event) => event.kind === 'compensation');
      if (thrown.length === 0 || thrown.some((event) => concernsAny(event, element, definition))) continue;
      yield {
        element: element.id,
        message: `「${element.name ?? element.id}」抛出补偿，但没有可以补偿的活动，执行到这里会直接通过。`,
        remedy: '请在要补偿的活动边上添加补偿边界事件，并用关联线连接补偿活动；或删除这个事件。',
      };
    }
  },
};

function concernsAny({ activityRef }: CompensationEventDefinition, thrower: ElementDefinition, definition: ProcessDefinition): boolean {
  const compensable = compensableElements(definition);
  if (activityRef !== undefined) return compensable.has(activityRef);
  const scopes = new Set(scopesOf(thrower.scope, definition));
  return Object.values(definition.elements).some(({ id, scope }) => compensable.has(id) && scopes.has(scope));
}

/** The scope itself, and those around it as long as it is an event sub-process. */
function scopesOf(scopeId: string, definition: ProcessDefinition): readonly string[] {
  const scope = definition.elements[scopeId];
  const outer = scope?.type === 'subProcess' && scope.triggeredByEvent ? scopesOf(scope.scope, definition) : [];
  return [scopeId, ...outer];
}
