import type { JsonObject, JsonValue } from '../../contract/json.ts';
import { evaluateFeel } from '../../engine/feel/index.ts';

/** Variables and typed values, with the time that `now()` and `today()` answer. */
export interface ExpressionContext {
  readonly variables: JsonObject;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The value of a `=…` text; null when it has a fault: a form stays usable when one of its expressions isn't. */
export function valueOf(source: string, { variables, at }: ExpressionContext): JsonValue {
  const result = evaluateFeel(source.startsWith('=') ? source.slice(1) : source, variables, at);
  return result.ok ? result.value : null;
}

/** A flag that is either given or computed. */
export function isTrue(value: boolean | string, context: ExpressionContext): boolean {
  return typeof value === 'boolean' ? value : valueOf(value, context) === true;
}

/** A number that is either given, written as text, or computed; anything else is none. */
export function numberOf(value: number | string | undefined, context: ExpressionContext): number | undefined {
  if (value === undefined || typeof value === 'number') return value;
  const computed = value.startsWith('=') ? valueOf(value, context) : Number(value);
  return typeof computed === 'number' && Number.isFinite(computed) ? computed : undefined;
}

/** A label or text: `=…` is computed as a whole, `{{…}}` inside it. The result is plain text, to be escaped by the view. */
export function textOf(template: string, context: ExpressionContext): string {
  if (template.startsWith('=')) return toText(valueOf(template, context));
  return template.replaceAll(/\{\{([^{}]{1,500})\}\}/gu, (_whole, source: string) => toText(valueOf(source.trim(), context)));
}

/** How a value reads in a sentence or in an input. */
export function toText(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => toText(item)).join('、');
  return JSON.stringify(value);
}
