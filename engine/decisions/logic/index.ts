import type { DecisionLogic } from '../../definition/decision-logic.ts';
import type { FeelScope, FeelValue } from '../../feel/index.ts';
import type { Evaluation } from '../evaluation.ts';
import { evaluateConditional } from './conditional.ts';
import { evaluateContext } from './context.ts';
import { evaluateDecisionTable } from './decision-table.ts';
import { evaluateFilter } from './filter.ts';
import { evaluateFunctionDefinition } from './function-definition.ts';
import { evaluateInvocation } from './invocation.ts';
import { evaluateIteration } from './iteration.ts';
import { evaluateList } from './list.ts';
import { evaluateRelation } from './relation.ts';

/** Finds the value of a piece of decision logic in a scope. */
export function evaluateLogic(logic: DecisionLogic, scope: FeelScope, evaluation: Evaluation): FeelValue {
  switch (logic.kind) {
    case 'decisionTable':
      return evaluateDecisionTable(logic, scope, evaluation);
    case 'literalExpression':
      return evaluation.expression(logic.text, scope);
    case 'context':
      return evaluateContext(logic, scope, evaluation);
    case 'invocation':
      return evaluateInvocation(logic, scope, evaluation);
    case 'list':
      return evaluateList(logic, scope, evaluation);
    case 'relation':
      return evaluateRelation(logic, scope, evaluation);
    case 'functionDefinition':
      return evaluateFunctionDefinition(logic, scope, evaluation);
    case 'conditional':
      return evaluateConditional(logic, scope, evaluation);
    case 'filter':
      return evaluateFilter(logic, scope, evaluation);
    case 'for':
    case 'every':
    case 'some':
      return evaluateIteration(logic, scope, evaluation);
  }
}
