import { childOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import type { FeelValue } from '../values/feel-value.ts';
import { readTemporal } from '../values/temporal.ts';
import type { Evaluate } from './evaluate.ts';

export function constant(value: FeelValue): Evaluate {
  return () => value;
}

/** `@"2026-03-02"`, `@"P1D"` (DMN 1.3, 10.3.1.2, grammar rule 62). */
export function compileAtLiteral(node: SyntaxNode): Evaluate {
  const text = readString(childOf(node, 0).text);
  return (_scope, work) => readTemporal(text, work) ?? work.warn(`“${text}”不是日期、时间或时长`);
}

/** A string literal's text, with its escapes read. */
export function readString(literal: string): string {
  return literal.slice(1, -1).replace(ESCAPE, (escape, codePoint: string | undefined, unit: string | undefined) => {
    if (codePoint !== undefined && Number.parseInt(codePoint, 16) <= 0x10ffff) {
      return String.fromCodePoint(Number.parseInt(codePoint, 16));
    }
    return unit === undefined ? (ESCAPES.get(escape) ?? escape) : String.fromCharCode(Number.parseInt(unit, 16));
  });
}

const ESCAPE = /\\(?:U([\da-fA-F]{6})|u([\da-fA-F]{4})|["\\nrt])/g;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\"', '"'],
  ['\\\\', '\\'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
]);
