import { isFeel } from '../compilation/expression.ts';
import { readJob } from '../extensions/job.ts';
import type { Decisions } from '../decisions/read-decisions.ts';
import type { Finding } from '../problem.ts';
import { extension, text, type ModdleElement } from '../reading/moddle-element.ts';
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
    if (Object.keys(decisions.compiled).length === 0) {
      yield findingOn(element, '用表达式指定决策，但本次部署的文件中没有可以执行的决策。', '请把可能用到的 .dmn 文件与流程一起部署。');
    }
    if (text(called, 'bindingType') === 'versionTag') {
      yield findingOn(
        element,
        '用表达式指定决策，不能同时按版本标签引用。',
        '请直接填写决策编号，或改用“同一次部署”（deployment）的绑定方式。',
      );
    }
  } else yield* checkDecision(element, called, id, decisions);
}

function* checkDecision(element: ModdleElement, called: ModdleElement, id: string, decisions: Decisions): Iterable<Finding> {
  if (Object.hasOwn(decisions.refused, id)) {
    for (const fault of decisions.refused[id] ?? []) yield findingOn(element, `调用的${fault.message}`, fault.remedy);
  } else if (Object.hasOwn(decisions.knowledge, id)) {
    yield findingOn(element, `调用的“${id}”是业务知识模型或决策服务，不是决策。`, '请填写决策的编号；需要时，请画一个调用它的决策。');
  } else if (!Object.hasOwn(decisions.compiled, id)) {
    yield findingOn(element, `调用的决策“${id}”不在本次部署的文件中。`, '请把含有该决策的 .dmn 文件与流程一起部署，并核对决策编号。');
  } else if (text(called, 'bindingType') === 'versionTag') {
    yield* checkVersionTag(element, text(called, 'versionTag'), decisions.compiled[id]?.versionTag);
  }
}

/** A process carries its decisions with it: a tag can only mean the one that is deployed together with it. */
function* checkVersionTag(element: ModdleElement, wanted: string | undefined, tag: string | undefined): Iterable<Finding> {
  if (wanted !== undefined && wanted === tag) return;
  yield findingOn(
    element,
    `要求版本标签为“${wanted ?? ''}”的决策，本次部署的决策${tag === undefined ? '没有版本标签' : `版本标签为“${tag}”`}。`,
    '请把带有该版本标签的 .dmn 文件与流程一起部署，或改用“同一次部署”（deployment）的绑定方式。',
  );
}
