import type { DecisionDefinition, DecisionOutput, DecisionRule } from '../../engine/definition/decision-definition.ts';
import { present } from '../compilation/present.ts';
import { child, children, idOf, labelOf, text, type ModdleElement } from '../reading/moddle-element.ts';
import { nameOf } from '../reading/process-source.ts';
import { checkDecision } from './check-decision.ts';
import type { DecisionFault } from './decision-fault.ts';
import { aggregationOf, hitPolicyOf } from './hit-policy.ts';

export interface CompiledDecision {
  readonly decision: DecisionDefinition;
  /** Why it can't run; empty when it can. */
  readonly faults: readonly DecisionFault[];
  /** Parts that are allowed and not carried out. */
  readonly notes: readonly DecisionFault[];
}

/** Compiles a decision table (DMN 1.3, 8); other kinds of decision logic are faults. */
export function compileDecision(element: ModdleElement, id: string): CompiledDecision {
  const table = child(element, 'decisionLogic');
  const decision: DecisionDefinition = {
    ...present({
      id,
      name: nameOf(element) ?? id,
      hitPolicy: hitPolicyOf(table) ?? 'UNIQUE',
      aggregation: aggregationOf(table),
    }),
    inputs: children(table, 'input').map((input, index) =>
      present({
        id: idOf(input) ?? `input${index + 1}`,
        label: text(input, 'label'),
        expression: text(child(input, 'inputExpression'), 'text') ?? '',
      }),
    ),
    outputs: children(table, 'output').map((output, index) => compileOutput(output, index)),
    rules: children(table, 'rule').map((rule, index) => compileRule(rule, index)),
  };
  const label = `决策${labelOf(element)}：`;
  const named = ({ message, remedy }: DecisionFault): DecisionFault => ({ message: `${label}${message}`, remedy });
  return { decision, faults: [...checkDecision(element, decision)].map(named), notes: notesOn(table).map(named) };
}

function compileOutput(output: ModdleElement, index: number): DecisionOutput {
  return present({
    id: idOf(output) ?? `output${index + 1}`,
    name: text(output, 'name') ?? '',
    allowedValues: text(child(output, 'outputValues'), 'text'),
    defaultValue: text(child(output, 'defaultOutputEntry'), 'text'),
  });
}

function compileRule(rule: ModdleElement, index: number): DecisionRule {
  return {
    id: idOf(rule) ?? `rule${index + 1}`,
    inputEntries: children(rule, 'inputEntry').map((entry) => text(entry, 'text') ?? ''),
    outputEntries: children(rule, 'outputEntry').map((entry) => text(entry, 'text') ?? ''),
  };
}

function notesOn(table: ModdleElement | undefined): readonly DecisionFault[] {
  const restricted = children(table, 'input').some((input) => text(child(input, 'inputValues'), 'text') !== undefined);
  if (!restricted) {
    return [];
  }
  return [{ message: '输入列限定的取值（inputValues）不会检查。', remedy: '如需拒绝其他取值，请写成规则中的条件；仅作说明则无须处理。' }];
}
