import type { BoxedConditional } from '../../../engine/definition/decision-logic.ts';
import { child, type ModdleElement } from '../../reading/moddle-element.ts';
import type { LogicContext } from '../logic-context.ts';

/** DMN 1.4, 10.2.2.7. */
export function compileConditional(element: ModdleElement, context: LogicContext): BoxedConditional {
  const part = (name: string, place: string) => context.inside(place).logic(child(child(element, name), 'value'));
  return { kind: 'conditional', condition: part('if', '条件'), then: part('then', '“则”分支'), otherwise: part('else', '“否则”分支') };
}
