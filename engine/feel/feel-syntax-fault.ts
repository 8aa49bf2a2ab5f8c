import { compiledCell, compiledExpression } from './compiled-source.ts';
import type { SourceKind } from './syntax/parse.ts';

/**
 * Why a FEEL source can't run, in Chinese; undefined when it can. It is compiled and never run: a valid expression
 * may still meet a fault in its data. `names` are those that are known beforehand: only they may contain signs and
 * words that mean something else in FEEL (`applicant's age`).
 */
export function feelSyntaxFault(source: string, kind: SourceKind = 'expression', names: readonly string[] = []): string | undefined {
  const compiled = kind === 'expression' ? compiledExpression(source, names) : compiledCell(source, names);
  return compiled.ok ? undefined : compiled.message;
}
