import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { JOB_EXTENSIONS, readJob } from '../extensions/job.ts';

/** BPMN 2.0, 10.3.3: work for a handler, found by its type. */
export const serviceTask: ElementTransformer = {
  bpmnType: 'bpmn:ServiceTask',
  label: '服务任务',
  extensions: [...COMMON_EXTENSIONS, ...JOB_EXTENSIONS],
  transform(node, context) {
    const job = readJob(node.element);
    return job && { ...activity(node, context), type: 'serviceTask', job };
  },
};
