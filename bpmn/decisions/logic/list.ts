import type { BoxedList } from '../../../engine/definition/decision-logic.ts';
import { children, type ModdleElement } from '../../reading/moddle-element.ts';
import type { LogicContext } from '../logic-context.ts';

/** DMN 1.3, 7.3.7. */
export function compileList(element: ModdleElement, context: LogicContext): BoxedList {
  const items = children(element, 'elements').map((item, index) => context.inside(`第 ${index + 1} 项`).logic(item));
  return { kind: 'list', items };
}
