import { functions } from '../functions/index.ts';
import { childOf, nameOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { describe, isContext, isList, type FeelValue } from '../values/feel-value.ts';
import { propertyOf } from '../values/property.ts';
import type { Work } from '../work.ts';
import type { Compile, Evaluate } from './evaluate.ts';

/** A variable, or else a function. One that isn't there is null with a warning. */
export function compileName(node: SyntaxNode, names: readonly string[]): Evaluate {
  const written = nameOf(node);
  const name = names.find((known) => spaced(known) === spaced(written)) ?? written;
  const known = functions.get(name);
  return (scope, work) => {
    const value = scope.find(name, work);
    return value === undefined ? (known ?? work.warn(`变量 '${name}' 不存在`)) : value;
  };
}

/** `a.b`; of a list, the property of each item (DMN 1.3, 10.3.1.2). */
export function compilePath(node: SyntaxNode, compile: Compile): Evaluate {
  const target = compile(childOf(node, 0));
  const name = nameOf(childOf(node, -1));
  return (scope, work) => {
    const value = target(scope, work);
    if (!isList(value)) {
      return property(value, name, work);
    }
    work.items(value.length);
    return value.map((item) => property(item, name, work));
  };
}

function property(value: FeelValue, name: string, work: Work): FeelValue {
  work.spend(1);
  const found = propertyOf(value, name, work);
  if (found !== undefined) {
    return found;
  }
  return work.warn(isContext(value) ? `上下文里没有 '${name}'` : `${describe(value)}没有属性 '${name}'`);
}

/** The grammar puts blanks around the signs in a name. */
function spaced(name: string): string {
  return name.replace(/\s*(\*\*|[./\-'+*^])\s*/g, ' $1 ').trim();
}
