import type { DecisionDefinition } from '../../engine/definition/decision-definition.ts';
import { feelSyntaxFault } from '../../engine/feel/index.ts';
import { isFeelLanguage } from '../extensions/condition.ts';
import { child, children, text, type ModdleElement } from '../reading/moddle-element.ts';
import type { DecisionFault } from './decision-fault.ts';
import { hitPolicyOf } from './hit-policy.ts';

/** Everything that keeps a decision from running. */
export function* checkDecision(element: ModdleElement, decision: DecisionDefinition): Iterable<DecisionFault> {
  const table = child(element, 'decisionLogic');
  if (table?.$type !== 'dmn:DecisionTable') {
    yield { message: '不是决策表，引擎只执行决策表。', remedy: '请改用决策表表达。' };
    return;
  }
  if (children(element, 'informationRequirement').some((item) => child(item, 'requiredDecision') !== undefined)) {
    yield {
      message: '依赖其他决策，引擎暂不支持决策之间的依赖。',
      remedy: '请把所需的判断写进同一张决策表，或用两个业务规则任务依次计算。',
    };
  }
  if (children(element, 'knowledgeRequirement').length > 0) {
    yield { message: '依赖业务知识模型，引擎暂不支持。', remedy: '请把计算直接写进决策表的表达式。' };
  }
  if (hitPolicyOf(table) === undefined) {
    yield {
      message: `命中策略“${text(table, 'hitPolicy') ?? ''}”不存在。`,
      remedy: '请选择 UNIQUE、FIRST、ANY、PRIORITY、COLLECT、RULE ORDER 或 OUTPUT ORDER。',
    };
  }
  yield* checkLanguages(table);
  yield* checkInputs(decision);
  yield* checkOutputs(decision, table);
  yield* checkRules(decision);
}

function* checkLanguages(table: ModdleElement): Iterable<DecisionFault> {
  const expressions = [
    ...children(table, 'input').map((input) => child(input, 'inputExpression')),
    ...children(table, 'rule').flatMap((rule) => [...children(rule, 'inputEntry'), ...children(rule, 'outputEntry')]),
  ];
  const languages = expressions.flatMap((expression) => text(expression, 'expressionLanguage') ?? []);
  for (const language of new Set(languages)) {
    if (!isFeelLanguage(language)) {
      yield { message: `表达式语言“${language}”不受支持。`, remedy: '请改用 FEEL。' };
    }
  }
}

function* checkInputs({ inputs }: DecisionDefinition): Iterable<DecisionFault> {
  for (const [index, { expression }] of inputs.entries()) {
    if (expression === '') {
      yield { message: `第 ${index + 1} 个输入没有表达式。`, remedy: '请填写输入表达式，例如变量名。' };
    } else {
      yield* checkFeel(expression, 'expression', `第 ${index + 1} 个输入`);
    }
  }
}

function* checkOutputs({ outputs, hitPolicy }: DecisionDefinition, table: ModdleElement): Iterable<DecisionFault> {
  const names = outputs.map((output) => output.name);
  if (outputs.length === 0) {
    yield { message: '没有输出列。', remedy: '请至少添加一个输出列。' };
  }
  if (outputs.length > 1 && (names.includes('') || new Set(names).size < names.length)) {
    yield { message: '有多个输出列时，每列都须有不同的名称。', remedy: '请为每个输出列填写名称。' };
  }
  if (text(table, 'aggregation') !== undefined && (hitPolicy !== 'COLLECT' || outputs.length !== 1)) {
    yield { message: '汇总函数只能用于命中策略为 COLLECT 且只有一个输出列的决策表。', remedy: '请去掉汇总函数，或调整命中策略和输出列。' };
  }
  if ((hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER') && outputs.every((output) => output.allowedValues === undefined)) {
    yield { message: `命中策略 ${hitPolicy} 须在输出列中按优先顺序列出取值。`, remedy: '请在输出列填写取值列表，例如 "高","中","低"。' };
  }
  for (const [index, { allowedValues, defaultValue }] of outputs.entries()) {
    yield* checkFeel(allowedValues, 'unaryTests', `第 ${index + 1} 个输出的取值`);
    yield* checkFeel(defaultValue, 'expression', `第 ${index + 1} 个输出的默认值`);
  }
}

function* checkRules({ inputs, outputs, rules }: DecisionDefinition): Iterable<DecisionFault> {
  for (const [index, { inputEntries, outputEntries }] of rules.entries()) {
    const place = `第 ${index + 1} 条规则`;
    if (inputEntries.length !== inputs.length || outputEntries.length !== outputs.length) {
      yield { message: `${place}的单元格数与输入、输出列数不一致。`, remedy: '请用 DMN 设计器修复该规则。' };
    }
    for (const source of inputEntries) {
      yield* checkFeel(source, 'unaryTests', place);
    }
    for (const source of outputEntries) {
      yield* checkFeel(source, 'expression', place);
    }
  }
}

/** The engine refuses longer ones: nobody writes them by hand. */
const LONGEST_EXPRESSION = 10_000;

/** Empty cells match anything and give nothing. */
function* checkFeel(source: string | undefined, kind: 'expression' | 'unaryTests', place: string): Iterable<DecisionFault> {
  if (source === undefined || source === '') {
    return;
  }
  const reason = source.length > LONGEST_EXPRESSION ? `超过 ${LONGEST_EXPRESSION} 个字符` : feelSyntaxFault(source, kind);
  if (reason !== undefined) {
    yield { message: `${place}的“${source.slice(0, 80)}”：${reason}。`, remedy: '请按 FEEL 语法修改。' };
  }
}
