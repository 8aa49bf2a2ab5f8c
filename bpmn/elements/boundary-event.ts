import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, flowNode } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';
import { eventOf } from '../events/event-of.ts';
import { readUserAction } from '../extensions/social-work.ts';
import { child, flag, idOf } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.5.4. */
export const boundaryEvent: ElementTransformer = {
  bpmnType: 'bpmn:BoundaryEvent',
  label: '边界事件',
  extensions: [...COMMON_EXTENSIONS, 'sw:UserAction'],
  transform(node, context) {
    const event = eventOf(node);
    const attachedTo = idOf(child(node.element, 'attachedToRef'));
    if (event === undefined || attachedTo === undefined) return undefined;
    return {
      ...flowNode(node, context),
      type: 'boundaryEvent',
      event,
      attachedTo,
      interrupting: flag(node.element, 'cancelActivity') ?? true,
      ...present({ userAction: readUserAction(node.element) }),
    };
  },
};
