import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { USER_TASK_EXTENSIONS, readUserTaskProperties } from '../extensions/user-task.ts';

/** BPMN 2.0, 10.3.4: work for a person, in the inbox. */
export const userTask: ElementTransformer = {
  bpmnType: 'bpmn:UserTask',
  label: '用户任务',
  extensions: [...COMMON_EXTENSIONS, ...USER_TASK_EXTENSIONS],
  transform: (node, context) => ({
    ...activity(node, context),
    type: 'userTask',
    task: readUserTaskProperties(node.element, context.lanesOf(node)),
  }),
};
