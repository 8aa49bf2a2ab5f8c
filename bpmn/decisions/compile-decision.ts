import type { DecisionDefinition, DecisionOutput, DecisionRule, HitPolicy } from '../../engine/definition/decision-definition.ts';
import { feelSyntaxFault } from '../../engine/feel/index.ts';
import { present } from '../compilation/present.ts';
import { isFeelLanguage } from '../extensions/condition.ts';
import { child, children, idOf, labelOf, text, type ModdleElement } from '../reading/moddle-element.ts';
import { nameOf } from '../reading/process-source.ts';
import type { DecisionFault } from './decision-fault.ts';

/** Compiles a decision table (DMN 1.3, 8); other kinds of decision logic are faults. */
export function compileDecision(
  decision: ModdleElement,
  id: string,
): { readonly decision: DecisionDefinition; readonly faults: readonly DecisionFault[] } {
  const table = child(decision, 'decisionLogic');
  const name = nameOf(decision) ?? id;
  const faults: DecisionFault[] = [];
  const fault = (message: string, remedy: string): void => void faults.push({ message: `决策${labelOf(decision)}：${message}`, remedy });

  if (table?.$type !== 'dmn:DecisionTable') {
    fault('不是决策表，引擎只执行决策表。', '请改用决策表表达。');
  }
  if (children(decision, 'informationRequirement').some((item) => child(item, 'requiredDecision') !== undefined)) {
    fault('依赖其他决策，引擎暂不支持决策之间的依赖。', '请把所需的判断写进同一张决策表，或用两个业务规则任务依次计算。');
  }
  if (children(decision, 'knowledgeRequirement').length > 0) {
    fault('依赖业务知识模型，引擎暂不支持。', '请把计算直接写进决策表的表达式。');
  }
  const feel = (source: string | undefined, kind: 'expression' | 'unaryTests', place: string): void => {
    if (source === undefined) return;
    const reason = feelSyntaxFault(source, kind);
    if (reason !== undefined) fault(`${place}的“${source}”：${reason}。`, '请按 FEEL 语法修改。');
  };

  const hitPolicy = hitPolicyOf(table);
  if (hitPolicy === undefined) {
    fault(
      `命中策略“${text(table, 'hitPolicy') ?? ''}”不存在。`,
      '请选择 UNIQUE、FIRST、ANY、PRIORITY、COLLECT、RULE ORDER 或 OUTPUT ORDER。',
    );
  }
  const inputs = children(table, 'input').map((input, index) => {
    const expression = child(input, 'inputExpression');
    const source = text(expression, 'text');
    checkLanguage(expression, fault);
    if (source === undefined) fault(`第 ${index + 1} 个输入没有表达式。`, '请填写输入表达式，例如变量名。');
    feel(source, 'expression', `第 ${index + 1} 个输入`);
    return present({ id: idOf(input) ?? `input${index + 1}`, label: text(input, 'label'), expression: source ?? '' });
  });
  const outputs = children(table, 'output').map((output, index): DecisionOutput => {
    const allowedValues = text(child(output, 'outputValues'), 'text');
    const defaultValue = text(child(output, 'defaultOutputEntry'), 'text');
    feel(allowedValues, 'unaryTests', `第 ${index + 1} 个输出的取值`);
    feel(defaultValue, 'expression', `第 ${index + 1} 个输出的默认值`);
    return present({ id: idOf(output) ?? `output${index + 1}`, name: text(output, 'name') ?? '', allowedValues, defaultValue });
  });
  const rules = children(table, 'rule').map((rule, index): DecisionRule => {
    const inputEntries = children(rule, 'inputEntry').map((entry) => text(entry, 'text') ?? '');
    const outputEntries = children(rule, 'outputEntry').map((entry) => text(entry, 'text') ?? '');
    const place = `第 ${index + 1} 条规则`;
    for (const source of inputEntries) if (source !== '') feel(source, 'unaryTests', place);
    for (const source of outputEntries) if (source !== '') feel(source, 'expression', place);
    for (const entry of [...children(rule, 'inputEntry'), ...children(rule, 'outputEntry')]) checkLanguage(entry, fault);
    if (table !== undefined && (inputEntries.length !== inputs.length || outputEntries.length !== outputs.length)) {
      fault(`${place}的单元格数与输入、输出列数不一致。`, '请用 DMN 设计器修复该规则。');
    }
    return { id: idOf(rule) ?? `rule${index + 1}`, inputEntries, outputEntries };
  });
  if (table?.$type === 'dmn:DecisionTable') checkOutputs(outputs, hitPolicy, text(table, 'aggregation'), fault);
  if (children(table, 'input').some((input) => text(child(input, 'inputValues'), 'text') !== undefined)) {
    fault('输入列限定了取值（inputValues），引擎暂不检查。', '请删除输入列的取值限定，或改为规则中的条件。');
  }

  return {
    decision: {
      ...present({ id, name, hitPolicy: hitPolicy ?? 'UNIQUE', aggregation: aggregationOf(table) }),
      inputs,
      outputs,
      rules,
    },
    faults,
  };
}

type Report = (message: string, remedy: string) => void;

function checkOutputs(
  outputs: readonly DecisionOutput[],
  hitPolicy: HitPolicy | undefined,
  aggregation: string | undefined,
  fault: Report,
): void {
  if (outputs.length === 0) fault('没有输出列。', '请至少添加一个输出列。');
  const names = outputs.map((output) => output.name);
  if (outputs.length > 1 && (names.includes('') || new Set(names).size < names.length)) {
    fault('有多个输出列时，每列都须有不同的名称。', '请为每个输出列填写名称。');
  }
  if (aggregation !== undefined && (hitPolicy !== 'COLLECT' || outputs.length !== 1)) {
    fault('汇总函数只能用于命中策略为 COLLECT 且只有一个输出列的决策表。', '请去掉汇总函数，或调整命中策略和输出列。');
  }
  if ((hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER') && outputs.every((output) => output.allowedValues === undefined)) {
    fault(`命中策略 ${hitPolicy} 须在输出列中按优先顺序列出取值。`, '请在输出列填写取值列表，例如 "高","中","低"。');
  }
}

function checkLanguage(expression: ModdleElement | undefined, fault: Report): void {
  const language = text(expression, 'expressionLanguage');
  if (language !== undefined && !isFeelLanguage(language)) fault(`表达式语言“${language}”不受支持。`, '请改用 FEEL。');
}

function hitPolicyOf(table: ModdleElement | undefined): HitPolicy | undefined {
  const value = text(table, 'hitPolicy') ?? 'UNIQUE';
  return hitPolicies.find((policy) => policy === value);
}

function aggregationOf(table: ModdleElement | undefined): DecisionDefinition['aggregation'] {
  const value = text(table, 'aggregation');
  return aggregations.find((aggregation) => aggregation === value);
}

const hitPolicies = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const;
const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
