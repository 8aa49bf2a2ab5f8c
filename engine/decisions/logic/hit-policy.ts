import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { DecisionDefinition, DecisionOutput } from '../definition/decision-definition.ts';
import { evaluateFeel } from '../feel/index.ts';
import { DecisionFault } from './decision-fault.ts';

/** One rule that matched, with its outputs by name. */
export interface MatchedRule {
  readonly id: string;
  readonly outputs: JsonObject;
}

/** The table's answer from the rules that matched (DMN 1.3, 8.2.11): one output gives its value, several a context. */
export function applyHitPolicy(decision: DecisionDefinition, matched: readonly MatchedRule[], at: number): JsonValue {
  switch (decision.hitPolicy) {
    case 'UNIQUE':
      if (matched.length > 1) {
        throw new DecisionFault(`命中策略为“唯一”，却有 ${matched.length} 条规则同时命中`);
      }
      return single(decision, matched[0]);
    case 'ANY':
      if (new Set(matched.map((rule) => JSON.stringify(rule.outputs))).size > 1) {
        throw new DecisionFault('命中策略为“任意”，命中的规则输出却不相同');
      }
      return single(decision, matched[0]);
    case 'FIRST':
      return single(decision, matched[0]);
    case 'PRIORITY':
      return single(decision, byPriority(decision, matched, at)[0]);
    case 'OUTPUT ORDER':
      return byPriority(decision, matched, at).map((rule) => outputOf(decision, rule.outputs));
    case 'RULE ORDER':
      return matched.map((rule) => outputOf(decision, rule.outputs));
    case 'COLLECT':
      return aggregate(
        decision,
        matched.map((rule) => outputOf(decision, rule.outputs)),
      );
  }
}

function single(decision: DecisionDefinition, rule: MatchedRule | undefined): JsonValue {
  if (rule) {
    return outputOf(decision, rule.outputs);
  }
  const defaults = decision.outputs.map((output): [string, JsonValue] => [output.name, constant(output.defaultValue)]);
  return outputOf(decision, Object.fromEntries(defaults));
}

function outputOf(decision: DecisionDefinition, outputs: JsonObject): JsonValue {
  const [only, ...others] = decision.outputs;
  if (only && others.length === 0) {
    return outputs[only.name] ?? null;
  }
  return Object.values(outputs).every((value) => value === null) ? null : outputs;
}

function byPriority(decision: DecisionDefinition, matched: readonly MatchedRule[], at: number): MatchedRule[] {
  const priorities = decision.outputs.map((output) => allowedValues(output, at));
  const rank = (rule: MatchedRule, column: number) => {
    const index = priorities[column]?.indexOf(JSON.stringify(rule.outputs[decision.outputs[column]?.name ?? ''])) ?? -1;
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  const columns = decision.outputs.map((_, column) => column);
  return [...matched].sort(
    (one, other) => columns.map((column) => rank(one, column) - rank(other, column)).find((order) => order !== 0) ?? 0,
  );
}

function allowedValues(output: DecisionOutput, at: number): string[] {
  const result = evaluateFeel(`[${output.allowedValues ?? ''}]`, {}, at);
  return result.ok && Array.isArray(result.value) ? result.value.map((value) => JSON.stringify(value)) : [];
}

function constant(source: string | undefined): JsonValue {
  const result = source === undefined ? undefined : evaluateFeel(source, {}, 0);
  return result?.ok === true ? result.value : null;
}

function aggregate({ aggregation }: DecisionDefinition, values: readonly JsonValue[]): JsonValue {
  if (aggregation === undefined) {
    return values;
  }
  if (aggregation === 'COUNT') {
    return values.length;
  }
  const numbers = values.filter((value): value is number => typeof value === 'number');
  if (numbers.length < values.length) {
    throw new DecisionFault('汇总的输出里有不是数字的值');
  }
  if (numbers.length === 0) {
    return null;
  }
  switch (aggregation) {
    case 'SUM':
      return numbers.reduce((sum, number) => sum + number, 0);
    case 'MIN':
      return Math.min(...numbers);
    case 'MAX':
      return Math.max(...numbers);
  }
}
