import { childOf, nameOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { FeelRange, typeOf, type FeelValue } from '../values/feel-value.ts';
import { FeelFault } from '../feel-fault.ts';
import type { Compile, Evaluate } from './evaluate.ts';
import { readString } from './literals.ts';
import { Scope } from './scope.ts';

export function compileList(node: SyntaxNode, compile: Compile): Evaluate {
  const items = node.children.slice(1, -1).map(compile);
  return (scope, work) => {
    work.items(items.length);
    return items.map((item) => item(scope, work));
  };
}

/** `{a: 1, b: a + 1}`: later entries see the earlier ones (DMN 1.3, 10.3.2.6). */
export function compileContext(node: SyntaxNode, compile: Compile): Evaluate {
  const entries = node.children.slice(1, -1).map((entry) => ({ name: keyOf(childOf(entry, 0)), value: compile(childOf(entry, 1)) }));
  return (scope, work) => {
    work.items(entries.length);
    const made: Record<string, FeelValue> = {};
    const inner = new Scope(made, scope);
    for (const { name, value } of entries) {
      // Defined, not assigned: a key may be called `__proto__`.
      Object.defineProperty(made, name, { value: value(inner, work), enumerable: true, configurable: true, writable: true });
    }
    return made;
  };
}

function keyOf(key: SyntaxNode): string {
  const written = childOf(key, 0);
  return written.name === 'StringLiteral' ? readString(written.text) : nameOf(written);
}

/** `[1..3]`, `> 3`: an interval as a value (DMN 1.3, 10.3.2.7). */
export function compileRange(node: SyntaxNode, compile: Compile): Evaluate {
  if (node.name === 'SimplePositiveUnaryTest') {
    return node.children.length === 1 ? compile(childOf(node, 0)) : compileHalfRange(childOf(node, 0).text, compile(childOf(node, 1)));
  }
  const [start, end] = [compile(childOf(node, 1)), compile(childOf(node, 3))];
  const [startIncluded, endIncluded] = [childOf(node, 0).text === '[', childOf(node, 4).text === ']'];
  return (scope, work) => {
    work.spend(1);
    const [from, to] = [start(scope, work), end(scope, work)];
    return new FeelRange(edge(from), edge(to), from !== null && startIncluded, to !== null && endIncluded);
  };
}

function compileHalfRange(operator: string, operand: Evaluate): Evaluate {
  return (scope, work) => {
    work.spend(1);
    const value = edge(operand(scope, work));
    switch (operator) {
      case '<':
      case '<=':
        return new FeelRange(null, value, false, operator === '<=');
      case '>':
      case '>=':
        return new FeelRange(value, null, operator === '>=', false);
      case '=':
        return new FeelRange(value, value, true, true);
      default:
        return work.warn(`“${operator}”不能单独作为值`);
    }
  };
}

function edge(value: FeelValue): FeelValue {
  if (UNORDERED.has(typeOf(value))) {
    throw new FeelFault('区间的两端应为数字、文本、日期、时间或时长');
  }
  return value;
}

const UNORDERED: ReadonlySet<string> = new Set(['boolean', 'list', 'context', 'range', 'function']);
