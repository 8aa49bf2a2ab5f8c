import type { FunctionDefinition } from '../../definition/decision-logic.ts';
import type { FeelScope, FeelValue } from '../../feel/index.ts';
import type { Evaluation } from '../evaluation.ts';
import { functionValue } from '../function-value.ts';

/** DMN 1.3, 7.3.9 and 10.3.2.13: a function that remembers the scope in which it was defined. */
export function evaluateFunctionDefinition({ parameters, body }: FunctionDefinition, scope: FeelScope, evaluation: Evaluation): FeelValue {
  return functionValue('函数', parameters, evaluation, (given) => evaluation.logic(body, { ...scope, ...given }));
}
