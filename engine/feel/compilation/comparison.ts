import { childOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { includes } from '../values/compare.ts';
import { FeelRange } from '../values/feel-value.ts';
import { compare } from './compare-operator.ts';
import type { Compile, Evaluate } from './evaluate.ts';
import { compileTest } from './tests.ts';

/** `a < b`, `a in (…)`, `a between b and c` (DMN 1.3, 10.3.2.13 and grammar rule 51). */
export function compileComparison(node: SyntaxNode, compile: Compile): Evaluate {
  const left = compile(childOf(node, 0));
  const operator = childOf(node, 1).text;
  if (operator === 'between') {
    const [start, end] = [compile(childOf(node, 2)), compile(childOf(node, 4))];
    return (scope, work) => {
      const [from, to] = [start(scope, work), end(scope, work)];
      return from === null || to === null ? null : includes(new FeelRange(from, to, true, true), left(scope, work), work);
    };
  }
  if (operator === 'in') {
    const test = compileTest(childOf(node, node.children.length > 3 ? 3 : 2), compile);
    return (scope, work) => test(left(scope, work), scope, work);
  }
  const right = compile(childOf(node, 2));
  return (scope, work) => compare(operator, left(scope, work), right(scope, work), work);
}
