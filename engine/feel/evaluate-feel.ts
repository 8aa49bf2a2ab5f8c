import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { FeelBudget } from './budget.ts';
import { Scope } from './compilation/scope.ts';
import { compiledCell, compiledExpression } from './compiled-source.ts';
import { FeelFault } from './feel-fault.ts';
import { toJson } from './values/to-json.ts';
import type { FeelValue } from './values/feel-value.ts';
import { Work } from './work.ts';

/** Outcome of an expression. A fault is the author's: its message is Chinese and names what is wrong. */
export type FeelResult =
  { readonly ok: true; readonly value: JsonValue; readonly warnings: readonly string[] } | { readonly ok: false; readonly message: string };

/** Variables, or those of several scopes, the innermost first. */
export type FeelVariables = JsonObject | readonly JsonObject[];

/**
 * Evaluates a FEEL expression (DMN 1.3, 10.3) against variables.
 * `at` (epoch milliseconds) is what `now()` and `today()` answer, so that the result depends on arguments alone.
 * It does a bounded amount of work (`limits.ts`), and takes what it did from `budget`.
 */
export function evaluateFeel(source: string, variables: FeelVariables, at: number, budget?: FeelBudget): FeelResult {
  const compiled = compiledExpression(source, namesWithSigns(source, variables));
  return compiled.ok ? guarded(source, at, budget, (work) => compiled.run(scopeOf(variables), work)) : compiled;
}

/** Evaluates unary tests (a decision table's input entry) against `input`. */
export function evaluateUnaryTests(
  source: string,
  input: JsonValue,
  variables: FeelVariables,
  at: number,
  budget?: FeelBudget,
): FeelResult {
  const compiled = compiledCell(source, namesWithSigns(source, variables));
  return compiled.ok ? guarded(source, at, budget, (work) => compiled.run(input, scopeOf(variables), work)) : compiled;
}

function guarded(source: string, at: number, budget: FeelBudget | undefined, run: (work: Work) => FeelValue): FeelResult {
  const work = new Work(at, budget);
  try {
    // Reading the source is work as well, whether or not it was read before.
    work.spend(source.length / CHARACTERS_PARSED_A_UNIT);
    const value = toJson(run(work), work);
    return { ok: true, value, warnings: work.warnings };
  } catch (error) {
    if (error instanceof FeelFault) {
      return { ok: false, message: `表达式无法计算：${error.message}` };
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

function chainOf(variables: FeelVariables): readonly JsonObject[] {
  return isChain(variables) ? variables : [variables];
}

function isChain(variables: FeelVariables): variables is readonly JsonObject[] {
  return Array.isArray(variables);
}

/** DMN's names may hold signs (`pre-approval`): they are taken for one where such a variable is there. */
function namesWithSigns(source: string, variables: FeelVariables): readonly string[] {
  if (!SIGNS.test(source)) {
    return NONE;
  }
  return chainOf(variables).flatMap((scope) => Object.keys(scope).filter((name) => SIGNS.test(name) && source.includes(name)));
}

const SIGNS = /[-+*/'^]/;
const NONE: readonly string[] = [];
