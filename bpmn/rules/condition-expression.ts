import { isFeel } from '../compilation/expression.ts';
import { hasEffectiveCondition } from '../compilation/compile-process.ts';
import { definitionsOf } from '../events/event-of.ts';
import { conditionSource, isFeelLanguage, languageOf } from '../extensions/condition.ts';
import { child, children, type ModdleElement } from '../reading/moddle-element.ts';
import type { SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** Conditions are FEEL: a fixed text is neither true nor false, and other languages don't run. */
export const conditionExpression: Rule = {
  name: 'condition-expression',
  severity: 'error',
  *check({ source }) {
    const conditions = [
      ...source.flows
        .filter(hasEffectiveCondition)
        .map((flow) => ({ owner: flow.element, condition: child(flow.element, 'conditionExpression') })),
      ...source.nodes.flatMap((node) => conditionsOf(node).map((condition) => ({ owner: node.element, condition }))),
    ];
    for (const { owner, condition } of conditions) {
      if (condition === undefined) continue;
      const source = conditionSource(condition);
      const language = languageOf(condition);
      if (source === undefined) yield findingOn(owner, '的条件是空的。', '请填写条件，例如 =金额 > 100；不需要条件时请删除它。');
      else if (language !== undefined && !isFeelLanguage(language) && !isFeel(source)) {
        yield findingOn(owner, `的条件使用语言“${language}”，引擎只执行 FEEL。`, '请用 FEEL 改写条件，以“=”开头。');
      } else if (!isFeel(source)) {
        yield findingOn(owner, `的条件“${source.slice(0, 60)}”不是表达式。`, '条件须是以“=”开头的 FEEL 表达式，例如 =风险等级 = "高"。');
      }
    }
  },
};

function conditionsOf(node: SourceNode): readonly (ModdleElement | undefined)[] {
  const loop = child(node.element, 'loopCharacteristics');
  return [
    child(loop, 'completionCondition'),
    child(loop, 'loopCondition'),
    ...children(loop, 'complexBehaviorDefinition').map((rule) => child(rule, 'condition')),
    child(node.element, 'completionCondition'),
    child(node.element, 'activationCondition'),
    ...definitionsOf(node).map((definition) => child(definition, 'condition')),
  ];
}
