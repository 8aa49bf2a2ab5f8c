import type { BoxedFilter } from '../../../engine/definition/decision-logic.ts';
import { child, type ModdleElement } from '../../reading/moddle-element.ts';
import type { LogicContext } from '../logic-context.ts';

/** DMN 1.4, 10.2.2.8. */
export function compileFilter(element: ModdleElement, context: LogicContext): BoxedFilter {
  return {
    kind: 'filter',
    collection: context.inside('列表').logic(child(child(element, 'in'), 'value')),
    match: context.inside('条件', ['item']).logic(child(child(element, 'match'), 'value')),
  };
}
