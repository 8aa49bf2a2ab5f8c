import type { DecisionInput, DecisionOutput, DecisionRule, DecisionTable } from '../../definition/decision-logic.ts';
import type { FeelScope, FeelValue } from '../../feel/index.ts';
import { conform, requireAllowed } from '../conform.ts';
import { within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';
import { applyHitPolicy } from './hit-policy.ts';

/** DMN 1.3, 8.2: inputs first, then the rules that they match, then the answer by the hit policy. */
export function evaluateDecisionTable(table: DecisionTable, scope: FeelScope, evaluation: Evaluation): FeelValue {
  const inputs = table.inputs.map((input) => inputValue(input, scope, evaluation));
  const matched = matchingRules(table, inputs, scope, evaluation);
  evaluation.recordTable(matched.map(({ rule }) => rule.id));
  const results = matched.map(({ rule, number }) => ({
    number,
    outputs: within(`第 ${number} 条规则`, () => outputsOf(table.outputs, rule, scope, evaluation)),
  }));
  return applyHitPolicy(table, results, scope, evaluation);
}

function inputValue(input: DecisionInput, scope: FeelScope, evaluation: Evaluation): FeelValue {
  const what = `输入“${labelOf(input)}”`;
  const value = conform(
    within(what, () => evaluation.expression(input.expression, scope)),
    input.type,
    what,
    evaluation,
  );
  if (input.allowedValues !== undefined && value !== null) requireAllowed(value, input.allowedValues, what, evaluation);
  return value;
}

function labelOf(input: DecisionInput): string {
  return input.label ?? input.expression;
}

interface NumberedRule {
  readonly rule: DecisionRule;
  /** Its row, from 1. */
  readonly number: number;
}

/** Under FIRST the rules behind the first match don't count, so that they aren't even looked at (8.2.11). */
function matchingRules(
  { hitPolicy, inputs, rules }: DecisionTable,
  values: readonly FeelValue[],
  scope: FeelScope,
  evaluation: Evaluation,
): readonly NumberedRule[] {
  const numbered = rules.map((rule, index) => ({ rule, number: index + 1 }));
  const matches = ({ rule, number }: NumberedRule): boolean =>
    inputs.every((input, column) => {
      const tests = rule.inputEntries[column]?.trim() ?? '';
      return (
        tests === '' ||
        tests === '-' ||
        within(`第 ${number} 条规则的“${labelOf(input)}”`, () => evaluation.passes(tests, values[column] ?? null, scope))
      );
    });
  if (hitPolicy !== 'FIRST') return numbered.filter(matches);
  const first = numbered.find(matches);
  return first === undefined ? [] : [first];
}

function outputsOf(outputs: readonly DecisionOutput[], rule: DecisionRule, scope: FeelScope, evaluation: Evaluation): FeelScope {
  return Object.fromEntries(
    outputs.map((output, column) => {
      const source = rule.outputEntries[column]?.trim() ?? '';
      if (source === '' || source === '-') return [output.name, null];
      const what = `输出“${output.name}”`;
      return [output.name, within(what, () => conform(evaluation.expression(source, scope), output.type, '值', evaluation))];
    }),
  );
}
