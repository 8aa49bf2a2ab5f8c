import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { DecisionLibrary } from '../definition/decision-definition.ts';
import { asData, type FeelBudget, type FeelValue } from '../feel/index.ts';
import { DecisionFault, within } from './decision-fault.ts';
import { decide } from './decide.ts';
import { Evaluation, type EvaluatedTable } from './evaluation.ts';
import { evaluateLogic } from './logic/index.ts';

/** What a decision answers: the value, and the tables that made it in order; or what can't be evaluated, and where. */
export type DecisionResult =
  | { readonly ok: true; readonly value: JsonValue; readonly tables: readonly EvaluatedTable[] }
  | { readonly ok: false; readonly message: string };

/** Takes a decision of the library, and first what it requires (DMN 1.3, 6.3 and 10.4), with variables at an instant. */
export function evaluateDecision(
  library: DecisionLibrary,
  decisionId: string,
  variables: JsonObject,
  at: number,
  budget?: FeelBudget,
): DecisionResult {
  const evaluation = new Evaluation(library, at, evaluateLogic, budget);
  try {
    const value = dataOf(decide(decisionId, { variables, taken: new Map() }, evaluation), evaluation, decisionId);
    return { ok: true, value, tables: evaluation.tables };
  } catch (error) {
    if (error instanceof DecisionFault) return { ok: false, message: shorten(error.message) };
    throw error;
  }
}

/** Dates become texts, as variables are JSON; functions can't become anything. */
function dataOf(value: FeelValue, { library, budget }: Evaluation, decisionId: string): JsonValue {
  return within(`决策“${library.decisions[decisionId]?.name ?? decisionId}”`, () => {
    const data = asData(value, budget);
    if (!data.ok) throw new DecisionFault(data.message);
    return data.value;
  });
}

/** Places of a deep recursion add up; the outermost and the fault itself are what a person needs. */
function shorten(message: string): string {
  return message.length > 600 ? `${message.slice(0, 200)} … ${message.slice(-300)}` : message;
}
