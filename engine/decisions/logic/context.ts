import type { BoxedContext } from '../../definition/decision-logic.ts';
import type { FeelScope, FeelValue } from '../../feel/index.ts';
import { conform } from '../conform.ts';
import { within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';

/** DMN 1.3, 7.3.5 and 10.3.2.6: entries in order, each of which sees those before it. */
export function evaluateContext({ entries, result }: BoxedContext, scope: FeelScope, evaluation: Evaluation): FeelValue {
  let context: FeelScope = {};
  for (const { name, type, value } of entries) {
    const seen = { ...scope, ...context };
    const entry = within(`条目“${name}”`, () => conform(evaluation.logic(value, seen), type, '值', evaluation));
    context = { ...context, ...Object.fromEntries([[name, entry]]) };
  }
  return result === undefined ? context : within('上下文的结果', () => evaluation.logic(result, { ...scope, ...context }));
}
