import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { DecisionDefinition, DecisionRule } from '../definition/decision-definition.ts';
import { evaluateFeel, evaluateUnaryTests, type FeelBudget, type FeelResult } from '../feel/index.ts';
import { DecisionFault } from './decision-fault.ts';
import { applyHitPolicy } from './hit-policy.ts';

/** What a decision answers: the value, and the rules that made it; or which part of the table can't be evaluated. */
export type DecisionResult =
  | { readonly ok: true; readonly value: JsonValue; readonly matchedRules: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** Evaluates a decision table (DMN 1.3, 8.2) against variables at an instant; what its cells cost is taken from `budget`. */
export function evaluateDecision(decision: DecisionDefinition, variables: JsonObject, at: number, budget?: FeelBudget): DecisionResult {
  const evaluation = { variables, at, budget };
  try {
    const inputs = decision.inputs.map((input) => ({
      label: input.label ?? input.expression,
      value: valueOf(evaluateFeel(input.expression, variables, at, budget), `输入“${input.label ?? input.expression}”`),
    }));
    const matched = decision.rules
      .filter((rule, index) =>
        rule.inputEntries.every((entry, column) => {
          const input = inputs[column];
          return input === undefined || entryHolds(entry, input.value, evaluation, `第 ${index + 1} 条规则的“${input.label}”`);
        }),
      )
      .map((rule) => ({ id: rule.id, outputs: outputsOf(decision, rule, evaluation) }));
    const value = applyHitPolicy(decision, matched, at);
    return { ok: true, value, matchedRules: matched.map(({ id }) => id) };
  } catch (error) {
    if (error instanceof DecisionFault) {
      return { ok: false, message: `决策“${decision.name}”：${error.message}` };
    }
    throw error;
  }
}

/** What the cells of a table are evaluated with. */
interface Evaluation {
  readonly variables: JsonObject;
  readonly at: number;
  readonly budget: FeelBudget | undefined;
}

function valueOf(result: FeelResult, where: string): JsonValue {
  if (!result.ok) {
    throw new DecisionFault(`${where}：${result.message}`);
  }
  const [warning] = result.warnings;
  if (result.value === null && warning !== undefined) {
    throw new DecisionFault(`${where}：${warning}`);
  }
  return result.value;
}

function entryHolds(entry: string, value: JsonValue, { variables, at, budget }: Evaluation, where: string): boolean {
  if (entry.trim() === '' || entry.trim() === '-') {
    return true;
  }
  const result = evaluateUnaryTests(entry, value, variables, at, budget);
  if (!result.ok) {
    throw new DecisionFault(`${where}：${result.message}`);
  }
  return result.value === true;
}

function outputsOf(decision: DecisionDefinition, rule: DecisionRule, { variables, at, budget }: Evaluation): JsonObject {
  const entries = decision.outputs.map((output, column): [string, JsonValue] => {
    const source = rule.outputEntries[column]?.trim() ?? '';
    return [
      output.name,
      source === '' || source === '-' ? null : valueOf(evaluateFeel(source, variables, at, budget), `输出“${output.name}”`),
    ];
  });
  return Object.fromEntries(entries);
}
