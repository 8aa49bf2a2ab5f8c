import { compiledCell, compiledExpression } from './compiled-source.ts';
import type { SourceKind } from './syntax/parse.ts';

/**
 * Why a FEEL source can't run, in Chinese; undefined when it can. It is compiled and never run: a valid expression
 * may still meet a fault in its data.
 */
export function feelSyntaxFault(source: string, kind: SourceKind = 'expression'): string | undefined {
  const compiled = kind === 'expression' ? compiledExpression(source, []) : compiledCell(source, []);
  return compiled.ok ? undefined : compiled.message;
}
