import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';

/** BPMN 2.0, 10.3.3: a task of no kind is done as soon as it is reached. */
export const task: ElementTransformer = {
  bpmnType: 'bpmn:Task',
  label: '任务（未指定类型）',
  extensions: COMMON_EXTENSIONS,
  transform: (node, context) => ({ ...activity(node, context), type: 'task' }),
};
