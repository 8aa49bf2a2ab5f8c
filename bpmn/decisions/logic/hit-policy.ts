import type { DecisionTable, HitPolicy } from '../../../engine/definition/decision-logic.ts';
import { text, type ModdleElement } from '../../reading/moddle-element.ts';
import type { LogicContext } from '../logic-context.ts';

/** The table's hit policy (DMN 1.3, 8.2.10); one that doesn't exist is a fault. */
export function hitPolicyOf(table: ModdleElement, context: LogicContext): HitPolicy {
  const value = text(table, 'hitPolicy') ?? 'UNIQUE';
  const known = hitPolicies.find((policy) => policy === value);
  if (known === undefined) {
    context.fault(`命中策略“${value}”不存在。`, '请选择 UNIQUE、FIRST、ANY、PRIORITY、COLLECT、RULE ORDER 或 OUTPUT ORDER。');
  }
  return known ?? 'UNIQUE';
}

/** How COLLECT sums its results up; undefined: as a list. DMN defines it for one output only (8.2.11). */
export function aggregationOf(
  table: ModdleElement,
  hitPolicy: HitPolicy,
  outputs: number,
  context: LogicContext,
): DecisionTable['aggregation'] {
  const value = text(table, 'aggregation');
  if (value === undefined) return undefined;
  const known = aggregations.find((aggregation) => aggregation === value);
  if (known === undefined) {
    context.fault(`汇总函数“${value}”不存在。`, '请选择 SUM、MIN、MAX 或 COUNT。');
  } else if (hitPolicy !== 'COLLECT' || outputs !== 1) {
    context.fault('汇总函数只能用于命中策略为 COLLECT 且只有一个输出列的决策表。', '请去掉汇总函数，或调整命中策略和输出列。');
  }
  return known;
}

const hitPolicies = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const;
const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
