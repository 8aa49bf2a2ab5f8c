import type { LiteralExpression } from '../../../engine/definition/decision-logic.ts';
import type { ModdleElement } from '../../reading/moddle-element.ts';
import type { LogicContext } from '../logic-context.ts';

/** DMN 1.3, 7.3.4: one FEEL expression. */
export function compileLiteralExpression(element: ModdleElement, context: LogicContext): LiteralExpression {
  const source = context.feel(element, 'expression', '表达式');
  if (source === '') context.fault('表达式是空的。', '请填写表达式。');
  return { kind: 'literalExpression', text: source };
}
