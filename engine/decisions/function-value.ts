import type { TypedName } from '../definition/decision-definition.ts';
import { feelFunction, type FeelScope, type FeelValue } from '../feel/index.ts';
import { conform } from './conform.ts';
import { DecisionFault, within } from './decision-fault.ts';
import type { Evaluation } from './evaluation.ts';

/** A function that FEEL can call, with parameters that must be given and be of their types (DMN 1.3, 10.3.2.13). */
export function functionValue(
  place: string,
  parameters: readonly TypedName[],
  evaluation: Evaluation,
  body: (given: FeelScope) => FeelValue,
): FeelValue {
  return feelFunction(
    parameters.map(({ name }) => name),
    (values) =>
      evaluation.call(() =>
        within(place, () => {
          const given = parameters.map(({ name, type }, index) => {
            const value = values[index];
            if (value === undefined) throw new DecisionFault(`缺少参数“${name}”`);
            return [name, conform(value, type, `参数“${name}”`, evaluation)] as const;
          });
          return body(Object.fromEntries(given));
        }),
      ),
  );
}
