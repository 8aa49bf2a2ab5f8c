import { createJob } from '../behaviours/jobs.ts';
import { finish } from '../behaviours/occurrences.ts';
import { visibleVariables } from '../behaviours/variables.ts';
import { evaluateDecision } from '../decisions/evaluate-decision.ts';
import type { BusinessRuleTask } from '../definition/element-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Takes a decision that was compiled with the process, or leaves it to a job. */
export const businessRuleTask: ElementBehaviour<BusinessRuleTask> = {
  activate(activation, instance, element) {
    if (element.job) {
      createJob(activation, instance, element.job);
      return;
    }
    const decision = activation.definition.decisions[element.decisionId ?? ''];
    if (!decision || element.resultVariable === undefined) {
      throw new Error(`Business rule task ${element.id} without decision`);
    }
    const result = evaluateDecision(decision, visibleVariables(activation, instance.key), activation.at, activation.budget);
    if (!result.ok) {
      throw new ModelFault('decision', result.message, '修正变量后重试，或修改决策表');
    }
    activation.record({ type: 'decision', elementId: element.id, decisionId: decision.id, matchedRules: result.matchedRules });
    finish(activation, instance, element, { [element.resultVariable]: result.value });
  },
};
