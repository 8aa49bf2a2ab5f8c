import type { BoxedFilter } from '../../definition/decision-logic.ts';
import { isFeelContext, type FeelScope, type FeelValue } from '../../feel/index.ts';
import { within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';
import { itemsOf } from './items-of.ts';

/** DMN 1.4, 10.2.2.8: the items for which the match is true; it sees `item`, and an item's entries by their names. */
export function evaluateFilter({ collection, match }: BoxedFilter, scope: FeelScope, evaluation: Evaluation): FeelValue {
  return itemsOf(collection, scope, evaluation).filter((item, index) => {
    const entries = isFeelContext(item) ? item : {};
    return within(`第 ${index + 1} 项的条件`, () => evaluation.logic(match, { ...scope, item, ...entries })) === true;
  });
}
