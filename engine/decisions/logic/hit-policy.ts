import type { DecisionOutput, DecisionTable } from '../../definition/decision-logic.ts';
import { isFeelList, type FeelScope, type FeelValue } from '../../feel/index.ts';
import { conform } from '../conform.ts';
import { DecisionFault, within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';
import { aggregate } from './aggregate.ts';

/** One rule that matched, with its outputs by name. */
export interface MatchedRule {
  /** Its row, from 1. */
  readonly number: number;
  readonly outputs: FeelScope;
}

/** The table's answer from the rules that matched (DMN 1.3, 8.2.11): one output gives its value, several a context. */
export function applyHitPolicy(table: DecisionTable, matched: readonly MatchedRule[], scope: FeelScope, evaluation: Evaluation): FeelValue {
  const [first] = matched;
  if (!first) return withoutMatch(table, scope, evaluation);
  switch (table.hitPolicy) {
    case 'UNIQUE':
      if (matched.length > 1) {
        throw new DecisionFault(`命中策略为“唯一”，却有 ${matched.length} 条规则同时命中（${rulesOf(matched)}）`);
      }
      return answerOf(table, first);
    case 'ANY':
      if (new Set(matched.map((rule) => JSON.stringify(rule.outputs))).size > 1) {
        throw new DecisionFault(`命中策略为“任意”，命中的规则输出却不相同（${rulesOf(matched)}）`);
      }
      return answerOf(table, first);
    case 'FIRST':
      return answerOf(table, first);
    case 'PRIORITY':
      return answerOf(table, byPriority(table, matched, evaluation)[0] ?? first);
    case 'OUTPUT ORDER':
      return byPriority(table, matched, evaluation).map((rule) => answerOf(table, rule));
    case 'RULE ORDER':
      return matched.map((rule) => answerOf(table, rule));
    case 'COLLECT':
      return aggregate(
        table.aggregation,
        matched.map((rule) => answerOf(table, rule)),
      );
  }
}

/** The default outputs if there are any (8.2.8); otherwise nothing: null, or what putting nothing together gives. */
function withoutMatch(table: DecisionTable, scope: FeelScope, evaluation: Evaluation): FeelValue {
  if (table.outputs.some((output) => output.defaultValue !== undefined)) {
    const outputs = table.outputs.map((output) => [output.name, defaultOf(output, scope, evaluation)] as const);
    return answerOf(table, { outputs: Object.fromEntries(outputs) });
  }
  switch (table.hitPolicy) {
    case 'COLLECT':
      return aggregate(table.aggregation, []);
    case 'RULE ORDER':
    case 'OUTPUT ORDER':
      return [];
    default:
      return null;
  }
}

function defaultOf({ name, type, defaultValue }: DecisionOutput, scope: FeelScope, evaluation: Evaluation): FeelValue {
  if (defaultValue === undefined) return null;
  return within(`输出“${name}”的默认值`, () => conform(evaluation.expression(defaultValue, scope), type, '值', evaluation));
}

function answerOf({ outputs: columns }: DecisionTable, { outputs }: Pick<MatchedRule, 'outputs'>): FeelValue {
  const [only, ...others] = columns;
  if (only && others.length === 0) return outputs[only.name] ?? null;
  return Object.values(outputs).every((value) => value === null) ? null : outputs;
}

/** By the order in which the output columns list their values, the leftmost column first (8.2.10). */
function byPriority({ outputs }: DecisionTable, matched: readonly MatchedRule[], evaluation: Evaluation): readonly MatchedRule[] {
  const columns = outputs.map(({ name, allowedValues }) => ({ name, priorities: prioritiesOf(allowedValues, evaluation) }));
  const rank = (rule: MatchedRule, { name, priorities }: (typeof columns)[number]): number => {
    const index = priorities.indexOf(JSON.stringify(rule.outputs[name]));
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  return [...matched].sort(
    (one, other) => columns.map((column) => rank(one, column) - rank(other, column)).find((order) => order !== 0) ?? 0,
  );
}

function prioritiesOf(allowedValues: string | undefined, evaluation: Evaluation): readonly string[] {
  const values = allowedValues === undefined ? [] : within('输出的取值', () => evaluation.expression(`[${allowedValues}]`, {}));
  return isFeelList(values) ? values.map((value) => JSON.stringify(value)) : [];
}

function rulesOf(matched: readonly MatchedRule[]): string {
  return `第 ${matched.map(({ number }) => number).join('、')} 条`;
}
