import { childOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { equal, includes } from '../values/compare.ts';
import { FeelRange, isList, type FeelValue } from '../values/feel-value.ts';
import type { Work } from '../work.ts';
import { compare } from './compare-operator.ts';
import type { Compile, Evaluate, Test } from './evaluate.ts';
import { Scope } from './scope.ts';

/** The tests of a decision table's cell (DMN 1.3, 8.3.3, grammar rules 11–17): one must hold, or none behind `not`. */
export function compileUnaryTests(node: SyntaxNode, compile: Compile): Test {
  const first = childOf(node, 0);
  if (first.name === 'Wildcard') {
    return () => true;
  }
  const isNegated = first.name === 'not';
  const test = compileTest(isNegated ? childOf(node, 2) : first, compile);
  return (input, scope, work) => {
    const holds = test(input, new Scope({ '?': input }, scope), work) === true;
    return isNegated ? !holds : holds;
  };
}

/** One test, or several of which one must hold. */
export function compileTest(node: SyntaxNode, compile: Compile): Test {
  switch (node.name) {
    case 'PositiveUnaryTests':
      return anyOf(node.children.map((child) => compileTest(child, compile)));
    case 'PositiveUnaryTest':
      return compileTest(childOf(node, 0), compile);
    case 'ParenthesizedExpression':
      return compileTest(childOf(node, 1), compile);
    case 'SimplePositiveUnaryTest':
      return compileOperatorTest(node, compile);
    case 'BooleanLiteral':
      return (input, _scope, work) => equal(input, node.text === 'true', work);
    default:
      return valueTest(compile(node), node.name === 'VariableName' || node.name === 'PathExpression');
  }
}

/** `> 3`, `= 3` or an interval. */
function compileOperatorTest(node: SyntaxNode, compile: Compile): Test {
  if (node.children.length === 1) {
    return valueTest(compile(childOf(node, 0)), false);
  }
  const [operator, operand] = [childOf(node, 0).text, compile(childOf(node, 1))];
  return (input, scope, work) => compare(operator, input, operand(scope, work), work);
}

/**
 * An expression that isn't a bare name may be a question about `?`: then its truth is the answer. Otherwise its value
 * is a range or list to be in, or a value to be equal to.
 */
function valueTest(evaluate: Evaluate, isName: boolean): Test {
  return (input, scope, work) => {
    const value = evaluate(scope, work);
    return typeof value === 'boolean' && !(isName && typeof input === 'boolean') ? value : fits(input, value, work);
  };
}

function fits(input: FeelValue, value: FeelValue, work: Work): boolean | null {
  if (value instanceof FeelRange) {
    return includes(value, input, work);
  }
  if (!isList(value)) {
    return equal(input, value, work);
  }
  work.items(value.length);
  return (
    equal(input, value, work) === true ||
    value.some((item) => (item instanceof FeelRange ? includes(item, input, work) : equal(input, item, work)) === true)
  );
}

function anyOf(tests: readonly Test[]): Test {
  return (input, scope, work) => {
    let isOpen = false;
    for (const test of tests) {
      const holds = test(input, scope, work);
      if (holds === true) {
        return true;
      }
      isOpen ||= holds === null;
    }
    return isOpen ? null : false;
  };
}
