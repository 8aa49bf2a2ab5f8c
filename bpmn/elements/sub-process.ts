import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { flag } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.3.5: an embedded sub-process, or an event sub-process (`triggeredByEvent`). */
export const subProcess: ElementTransformer = {
  bpmnType: 'bpmn:SubProcess',
  label: '子流程',
  extensions: COMMON_EXTENSIONS,
  transform: (node, context) => ({
    ...activity(node, context),
    type: 'subProcess',
    triggeredByEvent: flag(node.element, 'triggeredByEvent') ?? false,
  }),
};
