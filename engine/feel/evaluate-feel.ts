import { evaluate, unaryTest, type EvaluationResult } from 'feelin';
import type { JsonObject, JsonValue } from '../../contract/json.ts';
import { builtinsFor } from './builtins.ts';
import type { FeelScope, FeelValue } from './feel-value.ts';
import { toJson } from './to-json.ts';

/** Outcome of an expression. A fault is the author's: its message is Chinese and names what is wrong. */
export type FeelResult<Value = JsonValue> =
  { readonly ok: true; readonly value: Value; readonly warnings: readonly string[] } | { readonly ok: false; readonly message: string };

/** Sources longer than this are refused: nobody writes them by hand. */
const LONGEST_SOURCE = 10_000;

/**
 * Evaluates a FEEL expression (DMN 1.3, 10.3) against variables.
 * `at` (epoch milliseconds) is what `now()` and `today()` answer, so that the result depends on arguments alone.
 */
export function evaluateFeel(source: string, variables: JsonObject, at: number): FeelResult {
  return guarded(source, () => evaluate(source, contextFor(source, variables, at)), toJson);
}

/**
 * Like `evaluateFeel`, but the value stays what it is in FEEL, so that dates and functions can be handed to the next
 * expression (a decision's logic is made of many).
 */
export function evaluateFeelValue(source: string, scope: FeelScope, at: number): FeelResult<FeelValue> {
  return guarded(
    source,
    () => evaluate(source, contextFor(source, scope, at)),
    (value) => value,
  );
}

/** Evaluates unary tests (a decision table's input entry) against `input`. */
export function evaluateUnaryTests(source: string, input: FeelValue, scope: FeelScope, at: number): FeelResult {
  return guarded(source, () => unaryTest(source, { ...contextFor(source, scope, at), '?': input }), toJson);
}

const SYNTAX = '表达式写法有误';

function guarded<Value>(source: string, run: () => EvaluationResult<unknown>, keep: (value: unknown) => Value): FeelResult<Value> {
  if (source.length > LONGEST_SOURCE) {
    return { ok: false, message: `${SYNTAX}：长度 ${source.length} 超过 ${LONGEST_SOURCE} 个字符` };
  }
  try {
    const { value, warnings } = run();
    return { ok: true, value: keep(value), warnings: warnings.map((warning) => warning.message) };
  } catch (error) {
    // feelin throws for sources that don't parse and for results that aren't data: both are the author's to mend.
    const reason = error instanceof Error ? error.message : String(error);
    const isSyntax = error instanceof Error && error.constructor.name.includes('SyntaxError');
    return { ok: false, message: isSyntax ? `${SYNTAX}：${reason}` : `表达式无法计算：${reason}` };
  }
}

/**
 * The names a source can mean. feelin's parser is tuned to its context, and its cost grows with every name in it,
 * so only variables whose name occurs in the text are passed on.
 */
function contextFor(source: string, scope: FeelScope, at: number): Record<string, unknown> {
  const context: Record<string, unknown> = builtinsFor(source, at);
  for (const name of Object.keys(scope)) {
    if (source.includes(name) || /\s/.test(name)) {
      Object.defineProperty(context, name, { value: scope[name], enumerable: true, configurable: true, writable: true });
    }
  }
  return context;
}
