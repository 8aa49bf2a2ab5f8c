import type { ElementTransformer } from '../compilation/context.ts';
import { isFeel, toExpression } from '../compilation/expression.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';
import { JOB_EXTENSIONS, readJob } from '../extensions/job.ts';
import { extension, text } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.3.3: a DMN decision of the same deployment, or a job. */
export const businessRuleTask: ElementTransformer = {
  bpmnType: 'bpmn:BusinessRuleTask',
  label: '业务规则任务',
  extensions: [...COMMON_EXTENSIONS, ...JOB_EXTENSIONS, 'zeebe:CalledDecision'],
  transform(node, context) {
    const decision = extension(node.element, 'zeebe:CalledDecision');
    const id = text(decision, 'decisionId');
    const decisionId = id !== undefined && isFeel(id) ? toExpression(id) : id;
    const resultVariable = text(decision, 'resultVariable');
    const job = decision === undefined ? readJob(node.element) : undefined;
    if (job === undefined && (decisionId === undefined || resultVariable === undefined)) return undefined;
    return { ...activity(node, context), type: 'businessRuleTask', ...present({ decisionId, resultVariable, job }) };
  },
};
