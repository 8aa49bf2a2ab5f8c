import { childOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { isContext, isList, type FeelList, type FeelValue } from '../values/feel-value.ts';
import type { Work } from '../work.ts';
import type { Compile, Evaluate } from './evaluate.ts';
import { Scope } from './scope.ts';
import { compileTest } from './tests.ts';

/**
 * `list[2]`, `list[-1]`, `list[item > 2]`, `list[name = "a"]` (DMN 1.3, 10.3.2.5): a number chooses an item, anything
 * else the items for which it is true. Each item is seen as `item`, and a context's entries by their names.
 */
export function compileFilter(node: SyntaxNode, compile: Compile): Evaluate {
  const target = compile(childOf(node, 0));
  const choice = childOf(node, 2);
  const chooses = compileItemTest(choice, compile);
  const index = CONDITIONS.has(choice.name) ? undefined : compile(choice);
  return (scope, work) => {
    const value = target(scope, work);
    if (value === null) {
      return null;
    }
    const items = isList(value) ? value : [value];
    const position = index && quietly(work, () => index(scope, work));
    if (typeof position === 'number') {
      return items.at(position > 0 ? position - 1 : position) ?? null;
    }
    return filter(items, chooses, scope, work);
  };
}

type ItemTest = (item: FeelValue, scope: Scope, work: Work) => FeelValue;

/** What can only be true or false is asked of each item at once. */
const CONDITIONS: ReadonlySet<string> = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'InstanceOfExpression',
  'SimplePositiveUnaryTest',
  'BooleanLiteral',
]);

function compileItemTest(choice: SyntaxNode, compile: Compile): ItemTest {
  if (choice.name === 'SimplePositiveUnaryTest') {
    return compileTest(choice, compile);
  }
  const condition = compile(choice);
  return (_item, scope, work) => condition(scope, work);
}

function filter(items: FeelList, chooses: ItemTest, scope: Scope, work: Work): FeelList {
  work.items(items.length);
  return items.filter((item) => {
    const inner = new Scope({ item }, scope);
    return chooses(item, isContext(item) ? new Scope(item, inner) : inner, work) === true;
  });
}

/** Whether it is a position is asked without an item, so that names of the items are missing then. */
function quietly(work: Work, evaluate: () => FeelValue): FeelValue {
  const before = work.warnings.length;
  const value = evaluate();
  if (typeof value !== 'number') {
    work.warnings.length = before;
  }
  return value;
}
