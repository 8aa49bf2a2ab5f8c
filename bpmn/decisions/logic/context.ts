import type { BoxedContext } from '../../../engine/definition/decision-logic.ts';
import { present } from '../../compilation/present.ts';
import { child, children, type ModdleElement } from '../../reading/moddle-element.ts';
import { nameOf } from '../../reading/process-source.ts';
import type { LogicContext } from '../logic-context.ts';

/** DMN 1.3, 7.3.5: named entries; one without a name, at the end, is the value of the whole. */
export function compileContext(element: ModdleElement, context: LogicContext): BoxedContext {
  const entries: BoxedContext['entries'][number][] = [];
  let result: BoxedContext['result'];
  for (const entry of children(element, 'contextEntry')) {
    const variable = child(entry, 'variable');
    const name = nameOf(variable);
    const seen = entries.map((earlier) => earlier.name);
    if (result !== undefined) context.fault('没有名称的条目只能是最后一个。', '请为条目填写名称，或把它移到最后。');
    if (name === undefined) {
      result = context.inside('上下文的结果', seen).logic(child(entry, 'value'));
    } else {
      if (seen.includes(name)) context.fault(`有两个条目都叫“${name}”。`, '请为每个条目使用不同的名称。');
      const inside = context.inside(`条目“${name}”`, seen);
      entries.push({ name, ...present({ type: inside.typeOf(variable) }), value: inside.logic(child(entry, 'value')) });
    }
  }
  return { kind: 'context', entries, ...present({ result }) };
}
