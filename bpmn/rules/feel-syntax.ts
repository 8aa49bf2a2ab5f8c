import { feelSyntaxFault } from '../../engine/feel/index.ts';
import type { Rule } from './rule.ts';
import { feelSources } from './feel-sources.ts';

/** Every FEEL expression parses, so that faults of writing appear at deployment and not in somebody's case. */
export const feelSyntax: Rule = {
  name: 'feel-syntax',
  severity: 'error',
  *check({ definition, limits }) {
    // Diagrams repeat themselves: candidate groups above all.
    const faults = new Map<string, Fault | undefined>();
    const { processId, name, startListeners, endListeners } = definition;
    const process = { id: processId, name, startListeners, endListeners };
    for (const part of [process, ...Object.values(definition.elements), ...Object.values(definition.flows)]) {
      for (const source of feelSources(part)) {
        if (!faults.has(source)) {
          faults.set(source, faultOf(source, limits.expressionLength));
        }
        const fault = faults.get(source);
        if (fault !== undefined) {
          yield { element: part.id, message: `「${part.name ?? part.id}」的表达式${fault.message}`, remedy: fault.remedy };
        }
      }
    }
  },
};

interface Fault {
  readonly message: string;
  readonly remedy: string;
}

function faultOf(source: string, longest: number): Fault | undefined {
  if (source === '') {
    return { message: '是空的。', remedy: '请在“=”后填写表达式，或删除“=”。' };
  }
  if (source.length > longest) {
    return { message: `超过 ${longest} 个字符。`, remedy: '请拆成几个脚本任务，或改用决策表。' };
  }
  const reason = feelSyntaxFault(source);
  if (reason === undefined) {
    return undefined;
  }
  return { message: `“=${shorten(source)}”：${reason}。`, remedy: '请按 FEEL 语法修改，注意括号、引号成对，文字须加双引号。' };
}

function shorten(source: string): string {
  return source.length > 80 ? `${source.slice(0, 80)}…` : source;
}
