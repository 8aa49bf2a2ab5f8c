import { childOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { describe } from '../values/feel-value.ts';
import type { Compile, Evaluate } from './evaluate.ts';

/**
 * `and` and `or` with three values (DMN 1.3, 10.3.2.13, table 50). What the left side has decided leaves the right
 * one alone, so that `x != null and x > 3` asks nothing of an absent x.
 */
export function compileJunction(node: SyntaxNode, compile: Compile): Evaluate {
  const [left, right] = [compile(childOf(node, 0)), compile(childOf(node, 2))];
  const decisive = node.name === 'Disjunction';
  return (scope, work) => {
    work.spend(1);
    const one = left(scope, work);
    if (one === decisive) {
      return decisive;
    }
    const other = right(scope, work);
    if (other === decisive) {
      return decisive;
    }
    return typeof one === 'boolean' && typeof other === 'boolean' ? !decisive : null;
  };
}

/** Anything but true takes the other way (DMN 1.3, 10.3.2.13). */
export function compileIf(node: SyntaxNode, compile: Compile): Evaluate {
  const [condition, then, otherwise] = [compile(childOf(node, 1)), compile(childOf(node, 3)), compile(childOf(node, 5))];
  return (scope, work) => {
    work.spend(1);
    const holds = condition(scope, work);
    if (typeof holds !== 'boolean' && holds !== null) {
      work.warn(`if 的条件是${describe(holds)}，不是“是”或“否”`);
    }
    return holds === true ? then(scope, work) : otherwise(scope, work);
  };
}
