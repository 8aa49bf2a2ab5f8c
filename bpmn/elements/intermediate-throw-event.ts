import type { ElementTransformer } from '../compilation/context.ts';
import { COMMON_EXTENSIONS, flowNode } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';
import { JOB_EXTENSIONS, readJob } from '../extensions/job.ts';
import { throwEventOf } from '../events/throw-event.ts';

/** BPMN 2.0, 10.5.4. */
export const intermediateThrowEvent: ElementTransformer = {
  bpmnType: 'bpmn:IntermediateThrowEvent',
  label: '中间抛出事件',
  extensions: [...COMMON_EXTENSIONS, ...JOB_EXTENSIONS],
  transform(node, context) {
    const event = throwEventOf(node);
    if (event === undefined) return undefined;
    return { ...flowNode(node, context), type: 'intermediateThrowEvent', event, ...present({ job: readJob(node.element) }) };
  },
};
