import type { Expression } from '../../engine/definition/expression.ts';

/** An attribute in the Camunda 8 dialect: `=` begins a FEEL expression, anything else is a fixed text. */
export function toExpression(source: string): Expression {
  return isFeel(source) ? { kind: 'feel', source: source.trim().slice(1).trim() } : { kind: 'literal', value: source };
}

/** Like `toExpression`, but a fixed text that is written like a number becomes one. */
export function toValueExpression(source: string): Expression {
  const expression = toExpression(source);
  if (expression.kind === 'feel') return expression;
  const number = Number(source);
  // Codes such as `007` and long identifiers must stay texts: only what prints the same is a number.
  return String(number) === source && Number.isFinite(number) ? { kind: 'literal', value: number } : expression;
}

export function isFeel(source: string): boolean {
  return source.trimStart().startsWith('=');
}

/** For object literals with `exactOptionalPropertyTypes`: nothing when the text is absent. */
export function optionalExpression<Name extends string>(
  name: Name,
  source: string | undefined,
  convert = toExpression,
): { [N in Name]?: Expression } {
  const result: { [N in Name]?: Expression } = {};
  if (source !== undefined) result[name] = convert(source);
  return result;
}
