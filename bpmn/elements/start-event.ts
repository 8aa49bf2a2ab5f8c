import { COMMON_EXTENSIONS, flowNode } from '../compilation/flow-node.ts';
import type { ElementTransformer } from '../compilation/context.ts';
import { present } from '../compilation/present.ts';
import { eventOf } from '../events/event-of.ts';
import { readFormId } from '../extensions/form.ts';
import { readUserAction } from '../extensions/social-work.ts';
import { flag } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.5.2. */
export const startEvent: ElementTransformer = {
  bpmnType: 'bpmn:StartEvent',
  label: '开始事件',
  extensions: [...COMMON_EXTENSIONS, 'zeebe:FormDefinition', 'sw:UserAction'],
  transform(node, context) {
    const event = eventOf(node);
    if (event === undefined) return undefined;
    return {
      ...flowNode(node, context),
      type: 'startEvent',
      event,
      interrupting: flag(node.element, 'isInterrupting') ?? true,
      ...present({ formId: readFormId(node.element), userAction: readUserAction(node.element) }),
    };
  },
};
