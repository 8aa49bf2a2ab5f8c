import { isFeel } from '../compilation/expression.ts';
import { readJob } from '../extensions/job.ts';
import type { Finding } from '../problem.ts';
import { extension, text } from '../reading/moddle-element.ts';
import type { SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule, RuleSubject } from './rule.ts';

/** A business rule task calls a decision of the same deployment that can run, or names a job. */
export const calledDecision: Rule = {
  name: 'called-decision',
  severity: 'error',
  *check(subject) {
    for (const node of subject.source.nodes) {
      if (node.type === 'bpmn:BusinessRuleTask') yield* check(node, subject);
    }
  },
};

function* check({ element }: SourceNode, { decisions }: RuleSubject): Iterable<Finding> {
  const called = extension(element, 'zeebe:CalledDecision');
  if (called === undefined) {
    if (readJob(element) === undefined) {
      yield findingOn(element, '是业务规则任务，但没有指定决策。', '请填写决策编号（Called decision）和结果变量。');
    }
    return;
  }
  if (readJob(element) !== undefined) yield findingOn(element, '同时指定了决策和任务类型。', '请只保留其中一种。');
  if (text(called, 'resultVariable') === undefined) yield findingOn(element, '没有填写决策的结果变量。', '请填写保存结果的变量名。');
  const id = text(called, 'decisionId');
  if (id === undefined) yield findingOn(element, '没有填写决策编号。', '请填写 .dmn 文件中决策的编号。');
  else if (isFeel(id)) {
    yield findingOn(element, '用表达式指定决策，引擎暂不支持。', '请直接填写决策编号；需要选择时，请用排他网关连接不同的业务规则任务。');
  } else if (Object.hasOwn(decisions.refused, id)) {
    for (const fault of decisions.refused[id] ?? []) yield findingOn(element, `调用的${fault.message}`, fault.remedy);
  } else if (!Object.hasOwn(decisions.compiled, id)) {
    yield findingOn(element, `调用的决策“${id}”不在本次部署的文件中。`, '请把含有该决策的 .dmn 文件与流程一起部署，并核对决策编号。');
  }
}
