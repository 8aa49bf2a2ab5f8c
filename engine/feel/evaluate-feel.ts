import type { JsonValue } from '../../contract/json.ts';
import type { FeelBudget } from './budget.ts';
import { Scope } from './compilation/scope.ts';
import { compiledCell, compiledExpression } from './compiled-source.ts';
import { FeelFault } from './feel-fault.ts';
import { toJson } from './values/to-json.ts';
import type { FeelContext, FeelValue } from './values/feel-value.ts';
import { Work } from './work.ts';

/** Outcome of an expression. A fault is the author's: its message is Chinese and names what is wrong. */
export type FeelResult<Value = JsonValue> =
  { readonly ok: true; readonly value: Value; readonly warnings: readonly string[] } | { readonly ok: false; readonly message: string };

/** Names and what they mean to an expression, or those of several scopes, the innermost first. */
export type FeelVariables = FeelContext | readonly FeelContext[];

/**
 * Evaluates a FEEL expression (DMN 1.3, 10.3) against variables.
 * `at` (epoch milliseconds) is what `now()` and `today()` answer, so that the result depends on arguments alone.
 * It does a bounded amount of work (`limits.ts`), and takes what it did from `budget`.
 */
export function evaluateFeel(source: string, variables: FeelVariables, at: number, budget?: FeelBudget): FeelResult {
  return evaluateSource(source, variables, new Work(at, budget), toJson);
}

/**
 * Like `evaluateFeel`, but the value stays what it is in FEEL, so that dates and functions can be handed to the next
 * expression (a decision's logic is made of many).
 */
export function evaluateFeelValue(source: string, variables: FeelVariables, at: number, budget?: FeelBudget): FeelResult<FeelValue> {
  return evaluateSource(source, variables, new Work(at, budget), (value) => value);
}

/** Evaluates unary tests (a decision table's input entry) against `input`. */
export function evaluateUnaryTests(
  source: string,
  input: FeelValue,
  variables: FeelVariables,
  at: number,
  budget?: FeelBudget,
): FeelResult<boolean | null> {
  const compiled = compiledCell(source, unusualNames(source, variables));
  const work = new Work(at, budget);
  return compiled.ok
    ? guarded(work, () => run(source, compiled.depth, work, () => compiled.run(input, scopeOf(variables), work)))
    : compiled;
}

/** A value as data: see `toJson`. */
export function asData(value: FeelValue, budget?: FeelBudget): FeelResult {
  const work = new Work(0, budget);
  return guarded(work, () => toJson(value, work));
}

function evaluateSource<Value>(
  source: string,
  variables: FeelVariables,
  work: Work,
  keep: (value: FeelValue, work: Work) => Value,
): FeelResult<Value> {
  const compiled = compiledExpression(source, unusualNames(source, variables));
  return compiled.ok
    ? guarded(work, () => run(source, compiled.depth, work, () => keep(compiled.run(scopeOf(variables), work), work)))
    : compiled;
}

/** Reading the source is work as well, whether or not it was read before. */
function run<Value>(source: string, depth: number, work: Work, evaluate: () => Value): Value {
  work.spend(source.length / CHARACTERS_PARSED_A_UNIT);
  return work.call(depth, evaluate);
}

function guarded<Value>(work: Work, evaluate: () => Value): FeelResult<Value> {
  try {
    return { ok: true, value: evaluate(), warnings: work.warnings };
  } catch (error) {
    if (error instanceof FeelFault) {
      return { ok: false, message: error.message };
    }
    throw error;
  } finally {
    work.settle();
  }
}

const CHARACTERS_PARSED_A_UNIT = 10;

function scopeOf(variables: FeelVariables): Scope {
  return chainOf(variables).reduceRight<Scope>((around, inner) => new Scope(inner, around), NOTHING);
}

const NOTHING = new Scope({});

function chainOf(variables: FeelVariables): readonly FeelContext[] {
  return isChain(variables) ? variables : [variables];
}

function isChain(variables: FeelVariables): variables is readonly FeelContext[] {
  return Array.isArray(variables);
}

/** Names that only their being there makes names (`pre-approval`, `terms and conditions`), as far as the source holds them. */
function unusualNames(source: string, variables: FeelVariables): readonly string[] {
  if (!UNUSUAL.test(source)) {
    return NONE;
  }
  return chainOf(variables).flatMap((scope) => Object.keys(scope).filter((name) => UNUSUAL.test(name) && source.includes(name)));
}

/** Signs and words that have a meaning of their own in FEEL. */
const UNUSUAL = /[-+*/'^.]|\b(?:and|or|in|if|then|else|for|return|some|every|satisfies|between|instance|of|function|not|null|true|false)\b/;
const NONE: readonly string[] = [];
