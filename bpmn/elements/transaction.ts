import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';

/** BPMN 2.0, 10.3.5: a sub-process that a cancel end event takes back as a whole. */
export const transaction: ElementTransformer = {
  bpmnType: 'bpmn:Transaction',
  label: '事务子流程',
  extensions: COMMON_EXTENSIONS,
  transform: (node, context) => ({ ...activity(node, context), type: 'transaction' }),
};
