import { readJob } from '../extensions/job.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** A service task names the type of its work, or an operation: without either no handler can be found. */
export const taskDefinition: Rule = {
  name: 'task-definition',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:ServiceTask' || readJob(node.element) !== undefined) continue;
      yield findingOn(
        node.element,
        '是服务任务，但没有任务类型。',
        '请填写任务类型（Task definition type）；由人办理的工作请改为用户任务。',
      );
    }
  },
};
