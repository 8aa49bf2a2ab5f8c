import type { DecisionDefinition, HitPolicy } from '../../engine/definition/decision-definition.ts';
import { text, type ModdleElement } from '../reading/moddle-element.ts';

/** The table's hit policy (DMN 1.3, 8.2.10); undefined when it names one that doesn't exist. */
export function hitPolicyOf(table: ModdleElement | undefined): HitPolicy | undefined {
  const value = text(table, 'hitPolicy') ?? 'UNIQUE';
  return hitPolicies.find((policy) => policy === value);
}

/** How COLLECT sums its results up; undefined: as a list. */
export function aggregationOf(table: ModdleElement | undefined): DecisionDefinition['aggregation'] {
  const value = text(table, 'aggregation');
  return aggregations.find((aggregation) => aggregation === value);
}

const hitPolicies = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const;
const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
