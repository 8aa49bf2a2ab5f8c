import type { BoxedList } from '../../definition/decision-logic.ts';
import type { FeelScope, FeelValue } from '../../feel/index.ts';
import { within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';

/** DMN 1.3, 7.3.7. */
export function evaluateList({ items }: BoxedList, scope: FeelScope, evaluation: Evaluation): FeelValue {
  return items.map((item, index) => within(`第 ${index + 1} 项`, () => evaluation.logic(item, scope)));
}
