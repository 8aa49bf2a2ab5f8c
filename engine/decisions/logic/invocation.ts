import type { BoxedInvocation } from '../../definition/decision-logic.ts';
import { callFeelFunction, isFeelFunction, type FeelScope, type FeelValue } from '../../feel/index.ts';
import { DecisionFault, within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';

/** DMN 1.3, 7.3.6: calls a function with arguments by name. */
export function evaluateInvocation(invocation: BoxedInvocation, scope: FeelScope, evaluation: Evaluation): FeelValue {
  const called = within('调用的函数', () => evaluation.logic(invocation.function, scope));
  if (!isFeelFunction(called)) throw new DecisionFault('调用的不是函数，请核对业务知识模型的名称和知识需求连线');
  const given: FeelScope = Object.fromEntries(
    invocation.bindings.map(({ parameter, value }) => [parameter, within(`参数“${parameter}”`, () => evaluation.logic(value, scope))]),
  );
  const result = callFeelFunction(called, given);
  if (!result) throw new DecisionFault(`函数的参数是${quoted(called.parameterNames)}，给出的是${quoted(Object.keys(given))}`);
  return result.value ?? null;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join('、');
}
