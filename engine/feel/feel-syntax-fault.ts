import { parseExpression, parseUnaryTests } from 'feelin';
import { builtinsFor } from './builtins.ts';

/**
 * Why a FEEL source doesn't parse, in Chinese; undefined when it does. It is parsed and never run: a valid expression
 * may take for ever with no variables. `names` are those that are known beforehand: only they may contain signs that
 * mean something else in FEEL (`applicant's age`).
 */
export function feelSyntaxFault(
  source: string,
  kind: 'expression' | 'unaryTests' = 'expression',
  names: readonly string[] = [],
): string | undefined {
  const parse = kind === 'expression' ? parseExpression : parseUnaryTests;
  let position: number | undefined;
  parse(source, { ...builtinsFor(source, 0), ...Object.fromEntries(names.map((name) => [name, null])) }, undefined).iterate({
    enter(node) {
      if (node.type.isError) {
        position ??= node.from;
      }
      return position === undefined;
    },
  });
  if (position === undefined) {
    return undefined;
  }
  return position >= source.trimEnd().length
    ? '表达式写法有误：不完整'
    : `表达式写法有误：第 ${position + 1} 个字符“${source.slice(position, position + 10)}”处`;
}
