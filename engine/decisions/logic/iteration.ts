import type { BoxedIteration } from '../../definition/decision-logic.ts';
import type { FeelScope, FeelValue } from '../../feel/index.ts';
import { within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';
import { itemsOf } from './items-of.ts';

/** DMN 1.4, 10.2.2.9: `for` collects a value for each item, `every` and `some` ask about them. */
export function evaluateIteration(iteration: BoxedIteration, scope: FeelScope, evaluation: Evaluation): FeelValue {
  const items = itemsOf(iteration.collection, scope, evaluation);
  const valueFor = (item: FeelValue, index: number): FeelValue =>
    within(`第 ${index + 1} 项`, () => evaluation.logic(iteration.body, { ...scope, ...Object.fromEntries([[iteration.variable, item]]) }));
  switch (iteration.kind) {
    case 'for':
      return items.map(valueFor);
    case 'every':
      return items.every((item, index) => valueFor(item, index) === true);
    case 'some':
      return items.some((item, index) => valueFor(item, index) === true);
  }
}
