import { isFeel } from '../compilation/expression.ts';
import { readScript } from '../extensions/script.ts';
import { text } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** Script tasks are FEEL with a variable for the result. */
export const scriptExpression: Rule = {
  name: 'script-expression',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:ScriptTask') continue;
      const script = readScript(node.element);
      const expression = script?.expression;
      if (expression === undefined) {
        const foreign = text(node.element, 'script') !== undefined || text(node.element, 'scriptFormat') !== undefined;
        const message = foreign ? '使用了引擎不执行的脚本语言。' : '没有填写脚本表达式。';
        yield findingOn(node.element, message, '请在 FEEL 表达式中填写脚本，例如 =数量 * 单价。');
      } else if (!isFeel(expression)) yield findingOn(node.element, '的脚本不是表达式。', '脚本须是以“=”开头的 FEEL 表达式。');
      if (script !== undefined && script.resultVariable === undefined) {
        yield findingOn(node.element, '没有填写结果变量。', '请填写保存结果的变量名；标准的脚本请为它画一个有名称的数据输出。');
      }
    }
  },
};
