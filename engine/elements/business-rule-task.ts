import type { Activation } from '../activation.ts';
import { evaluateText } from '../behaviours/expressions.ts';
import { createJob } from '../behaviours/jobs.ts';
import { finish } from '../behaviours/occurrences.ts';
import { visibleVariables } from '../behaviours/variables.ts';
import { evaluateDecision } from '../decisions/evaluate-decision.ts';
import type { EvaluatedTable } from '../decisions/evaluation.ts';
import type { BusinessRuleTask } from '../definition/element-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance } from '../state.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Takes a decision that was compiled with the process, or leaves it to a job. */
export const businessRuleTask: ElementBehaviour<BusinessRuleTask> = {
  activate(activation, instance, element) {
    if (element.job) {
      createJob(activation, instance, element.job);
      return;
    }
    if (element.decisionId === undefined || element.resultVariable === undefined) {
      throw new Error(`Business rule task ${element.id} without decision`);
    }
    const decisionId = chooseDecision(activation, instance, element.decisionId);
    const result = evaluateDecision(
      activation.definition,
      decisionId,
      visibleVariables(activation, instance.key),
      activation.at,
      activation.budget,
    );
    if (!result.ok) {
      throw new ModelFault('decision', result.message, '修正变量后重试，或修改决策后重新部署');
    }
    record(activation, element.id, decisionId, result.tables);
    finish(activation, instance, element, { [element.resultVariable]: result.value });
  },
};

function chooseDecision(
  activation: Activation,
  instance: ElementInstance,
  decisionId: NonNullable<BusinessRuleTask['decisionId']>,
): string {
  if (typeof decisionId === 'string') return decisionId;
  const chosen = evaluateText(activation, instance, decisionId, '决策编号');
  if (!Object.hasOwn(activation.definition.decisions, chosen)) {
    throw new ModelFault(
      'decision',
      `没有编号为“${chosen}”的决策与流程一起部署`,
      '修正变量后重试，或把含有该决策的 .dmn 文件与流程一起部署',
    );
  }
  return chosen;
}

function record(activation: Activation, elementId: string, decisionId: string, tables: readonly EvaluatedTable[]): void {
  const matchedRules = tables.filter(({ ownerId }) => ownerId === decisionId).flatMap((table) => table.matchedRules);
  const isOnly = tables.every(({ ownerId }) => ownerId === decisionId);
  activation.record({ type: 'decision', elementId, decisionId, matchedRules, ...(isOnly ? {} : { tables }) });
}
