import { childOf, nameOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { isContext, isList, typeOf, type FeelType, type FeelValue } from '../values/feel-value.ts';
import type { Work } from '../work.ts';
import type { Compile, Evaluate } from './evaluate.ts';

/** `x instance of list<number>` (DMN 1.3, 10.3.2.3). Null is an instance of `Null` only. */
export function compileInstanceOf(node: SyntaxNode, compile: Compile): Evaluate {
  const value = compile(childOf(node, 0));
  const matches = compileType(childOf(node, -1));
  return (scope, work) => matches(value(scope, work), work);
}

type TypeTest = (value: FeelValue, work: Work) => boolean;

function compileType(node: SyntaxNode): TypeTest {
  switch (node.name) {
    case 'Type':
      return compileType(childOf(node, 0));
    case 'ListType': {
      const item = compileType(childOf(node, 2));
      return (value, work) => {
        work.items(isList(value) ? value.length : 1);
        return isList(value) && value.every((one) => item(one, work));
      };
    }
    case 'ContextType':
      return compileContextType(node);
    case 'FunctionType':
      return (value) => typeOf(value) === 'function';
    default:
      return compileNamedType(node.text.replace(/\s+/g, ' ').trim());
  }
}

function compileContextType(node: SyntaxNode): TypeTest {
  const entries = node.children
    .filter((child) => child.name === 'ContextEntryTypes')
    .flatMap((list) => list.children.map((entry) => ({ name: nameOf(childOf(entry, 0)), matches: compileType(childOf(entry, -1)) })));
  return (value, work) => {
    work.spend(1 + entries.length);
    return isContext(value) && entries.every(({ name, matches }) => Object.hasOwn(value, name) && matches(value[name] ?? null, work));
  };
}

function compileNamedType(name: string): TypeTest {
  const types = NAMED.get(name) ?? [];
  return (value, work) => {
    work.spend(1);
    return name === 'Any' ? value !== null : types.includes(typeOf(value));
  };
}

const NAMED: ReadonlyMap<string, readonly FeelType[]> = new Map<string, readonly FeelType[]>([
  ['Null', ['null']],
  ['boolean', ['boolean']],
  ['number', ['number']],
  ['string', ['string']],
  ['list', ['list']],
  ['context', ['context']],
  ['range', ['range']],
  ['function', ['function']],
  ['date', ['date']],
  ['time', ['time']],
  ['date and time', ['dateTime']],
  ['duration', ['dayTimeDuration', 'yearMonthDuration']],
  ['days and time duration', ['dayTimeDuration']],
  ['years and months duration', ['yearMonthDuration']],
]);
