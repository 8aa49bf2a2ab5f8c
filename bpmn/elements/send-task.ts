import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';
import { messageEvent } from '../events/message.ts';
import { JOB_EXTENSIONS, readJob } from '../extensions/job.ts';

/** BPMN 2.0, 10.3.3: sends a message, by a handler or by the engine itself. */
export const sendTask: ElementTransformer = {
  bpmnType: 'bpmn:SendTask',
  label: '发送任务',
  extensions: [...COMMON_EXTENSIONS, ...JOB_EXTENSIONS],
  transform(node, context) {
    const job = readJob(node.element);
    const event = messageEvent.transform(node.element, 'intermediateThrow');
    if (job === undefined && event === undefined) return undefined;
    return { ...activity(node, context), type: 'sendTask', ...present({ job, event }) };
  },
};
