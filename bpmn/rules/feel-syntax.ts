import { feelSyntaxFault } from '../../engine/feel/index.ts';
import type { Rule } from './rule.ts';
import { feelSources } from './feel-sources.ts';

/** Every FEEL expression parses, so that faults of writing appear at deployment and not in somebody's case. */
export const feelSyntax: Rule = {
  name: 'feel-syntax',
  severity: 'error',
  *check({ definition, limits }) {
    for (const part of [...Object.values(definition.elements), ...Object.values(definition.flows)]) {
      for (const source of feelSources(part)) {
        const place = { element: part.id };
        const label = `「${part.name ?? part.id}」的表达式`;
        if (source === '') yield { ...place, message: `${label}是空的。`, remedy: '请在“=”后填写表达式，或删除“=”。' };
        else if (source.length > limits.expressionLength) {
          yield { ...place, message: `${label}超过 ${limits.expressionLength} 个字符。`, remedy: '请拆成几个脚本任务，或改用决策表。' };
        } else {
          const reason = feelSyntaxFault(source);
          if (reason !== undefined) {
            yield {
              ...place,
              message: `${label}“=${shorten(source)}”：${reason}。`,
              remedy: '请按 FEEL 语法修改，注意括号、引号成对，文字须加双引号。',
            };
          }
        }
      }
    }
  },
};

function shorten(source: string): string {
  return source.length > 80 ? `${source.slice(0, 80)}…` : source;
}
