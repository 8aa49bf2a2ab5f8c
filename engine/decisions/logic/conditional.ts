import type { BoxedConditional } from '../../definition/decision-logic.ts';
import type { FeelScope, FeelValue } from '../../feel/index.ts';
import { within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';

/** DMN 1.4, 10.2.2.7: as in FEEL, anything but true means otherwise; only the branch that counts is evaluated. */
export function evaluateConditional({ condition, then, otherwise }: BoxedConditional, scope: FeelScope, evaluation: Evaluation): FeelValue {
  return within('条件', () => evaluation.logic(condition, scope)) === true
    ? within('“则”分支', () => evaluation.logic(then, scope))
    : within('“否则”分支', () => evaluation.logic(otherwise, scope));
}
