import type { DecisionInput, DecisionOutput, DecisionRule, DecisionTable } from '../../../engine/definition/decision-logic.ts';
import { present } from '../../compilation/present.ts';
import { child, children, idOf, text, type ModdleElement } from '../../reading/moddle-element.ts';
import type { LogicContext } from '../logic-context.ts';
import { aggregationOf, hitPolicyOf } from './hit-policy.ts';

/** DMN 1.3, 8: a decision table. Annotations are for readers. */
export function compileDecisionTable(element: ModdleElement, context: LogicContext): DecisionTable {
  const hitPolicy = hitPolicyOf(element, context);
  const inputs = children(element, 'input').map((input, index) => compileInput(input, index, context));
  const outputs = children(element, 'output').map((output, index) => compileOutput(output, index, context));
  checkOutputs(outputs, context);
  if ((hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER') && outputs.every((output) => output.allowedValues === undefined)) {
    context.fault(`命中策略 ${hitPolicy} 须在输出列中按优先顺序列出取值。`, '请在输出列填写取值列表，例如 "高","中","低"。');
  }
  return {
    kind: 'decisionTable',
    ...present({ hitPolicy, aggregation: aggregationOf(element, hitPolicy, outputs.length, context) }),
    inputs,
    outputs,
    rules: children(element, 'rule').map((rule, index) => compileRule(rule, index, { inputs, outputs }, context)),
  };
}

function compileInput(input: ModdleElement, index: number, context: LogicContext): DecisionInput {
  const place = `第 ${index + 1} 个输入`;
  const inputExpression = child(input, 'inputExpression');
  const expression = context.feel(inputExpression, 'expression', place);
  if (expression === '') context.fault(`${place}没有表达式。`, '请填写输入表达式，例如变量名。');
  return present({
    id: idOf(input) ?? `input${index + 1}`,
    label: text(input, 'label'),
    expression,
    type: context.typeOf(inputExpression),
    allowedValues: optional(context.feel(child(input, 'inputValues'), 'unaryTests', `${place}的取值`)),
  });
}

function compileOutput(output: ModdleElement, index: number, context: LogicContext): DecisionOutput {
  const place = `第 ${index + 1} 个输出`;
  return present({
    id: idOf(output) ?? `output${index + 1}`,
    name: text(output, 'name') ?? '',
    type: context.typeOf(output),
    allowedValues: optional(context.feel(child(output, 'outputValues'), 'unaryTests', `${place}的取值`)),
    defaultValue: optional(context.feel(child(output, 'defaultOutputEntry'), 'expression', `${place}的默认值`)),
  });
}

function checkOutputs(outputs: readonly DecisionOutput[], context: LogicContext): void {
  const names = outputs.map((output) => output.name);
  if (outputs.length === 0) context.fault('没有输出列。', '请至少添加一个输出列。');
  if (outputs.length > 1 && (names.includes('') || new Set(names).size < names.length)) {
    context.fault('有多个输出列时，每列都须有不同的名称。', '请为每个输出列填写名称。');
  }
}

/** Empty cells match anything and give nothing. */
function compileRule(
  rule: ModdleElement,
  index: number,
  { inputs, outputs }: Pick<DecisionTable, 'inputs' | 'outputs'>,
  context: LogicContext,
): DecisionRule {
  const place = `第 ${index + 1} 条规则`;
  const inputEntries = children(rule, 'inputEntry').map((entry) => context.feel(entry, 'unaryTests', place));
  const outputEntries = children(rule, 'outputEntry').map((entry) => context.feel(entry, 'expression', place));
  if (inputEntries.length !== inputs.length || outputEntries.length !== outputs.length) {
    context.fault(`${place}的单元格数与输入、输出列数不一致。`, '请用 DMN 设计器修复该规则。');
  }
  return { id: idOf(rule) ?? `rule${index + 1}`, inputEntries, outputEntries };
}

function optional(source: string): string | undefined {
  return source === '' ? undefined : source;
}
