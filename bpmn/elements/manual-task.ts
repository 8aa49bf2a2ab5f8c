import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';

/** BPMN 2.0, 10.3.3: work that no engine manages; the process goes straight on. */
export const manualTask: ElementTransformer = {
  bpmnType: 'bpmn:ManualTask',
  label: '手工任务',
  extensions: COMMON_EXTENSIONS,
  transform: (node, context) => ({ ...activity(node, context), type: 'manualTask' }),
};
