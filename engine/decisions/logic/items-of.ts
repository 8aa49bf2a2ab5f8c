import type { DecisionLogic } from '../../definition/decision-logic.ts';
import { isFeelList, type FeelScope, type FeelValue } from '../../feel/index.ts';
import { DecisionFault, within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';

/** What a filter or iteration goes over: a list, or a single item taken for a list of one (DMN 1.3, 10.3.2.9.4). */
export function itemsOf(collection: DecisionLogic, scope: FeelScope, evaluation: Evaluation): readonly FeelValue[] {
  const value = within('列表', () => evaluation.logic(collection, scope));
  if (value === null) throw new DecisionFault('列表为空值');
  return isFeelList(value) ? value : [value];
}
