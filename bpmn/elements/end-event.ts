import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, flowNode } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';
import { JOB_EXTENSIONS, readJob } from '../extensions/job.ts';
import { throwEventOf } from '../events/throw-event.ts';

/** BPMN 2.0, 10.5.3. */
export const endEvent: ElementTransformer = {
  bpmnType: 'bpmn:EndEvent',
  label: '结束事件',
  extensions: [...COMMON_EXTENSIONS, ...JOB_EXTENSIONS],
  transform(node, context) {
    const event = throwEventOf(node);
    if (event === undefined) return undefined;
    return { ...flowNode(node, context), type: 'endEvent', event, ...present({ job: readJob(node.element) }) };
  },
};
