import type { ElementTransformer } from '../compilation/context.ts';
import { optionalExpression } from '../compilation/expression.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';
import { conditionSource } from '../extensions/condition.ts';
import { child, extension, flag, text } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.3.5: activities that are started as they are needed. */
export const adHocSubProcess: ElementTransformer = {
  bpmnType: 'bpmn:AdHocSubProcess',
  label: '特设子流程',
  extensions: [...COMMON_EXTENSIONS, 'zeebe:AdHoc'],
  transform(node, context) {
    const adHoc = extension(node.element, 'zeebe:AdHoc');
    return {
      ...activity(node, context),
      type: 'adHocSubProcess',
      ordering: text(node.element, 'ordering') === 'Sequential' ? 'sequential' : 'parallel',
      cancelRemainingInstances: flag(node.element, 'cancelRemainingInstances') ?? true,
      ...optionalExpression('completionCondition', conditionSource(child(node.element, 'completionCondition'))),
      ...optionalExpression('activeElements', text(adHoc, 'activeElementsCollection')),
      ...present({ outputCollection: text(adHoc, 'outputCollection') }),
      ...optionalExpression('outputElement', text(adHoc, 'outputElement')),
    };
  },
};
