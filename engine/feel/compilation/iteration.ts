import { FeelFault } from '../feel-fault.ts';
import { LONGEST_LIST } from '../limits.ts';
import { childOf, nameOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { describe, FeelRange, isList, type FeelList, type FeelValue } from '../values/feel-value.ts';
import type { Work } from '../work.ts';
import type { Compile, Evaluate } from './evaluate.ts';
import { Scope } from './scope.ts';

/** `for x in a, y in b return …` (DMN 1.3, 10.3.2.14); `partial` is the list of the results so far. */
export function compileFor(node: SyntaxNode, compile: Compile): Evaluate {
  const sources = compileSources(childOf(node, 1), compile);
  const body = childOf(node, -1);
  const result = compile(body);
  const seesPartial = body.text.includes('partial');
  return (scope, work) => {
    const results: FeelValue[] = [];
    const isComplete = eachTurn(sources, scope, work, (turn) => {
      if (seesPartial) {
        // A copy: the result may hold it, and the list goes on growing.
        work.spend(results.length / ITEMS_COPIED_A_UNIT);
        results.push(result(new Scope({ partial: [...results] }, turn), work));
      } else {
        results.push(result(turn, work));
      }
      return results.length < LONGEST_LIST || tooMany();
    });
    return isComplete === null ? null : results;
  };
}

/** `some x in a satisfies …`, `every x in a satisfies …` (DMN 1.3, 10.3.2.14). */
export function compileQuantified(node: SyntaxNode, compile: Compile): Evaluate {
  const wanted = childOf(node, 0).text === 'some';
  const sources = compileSources(childOf(node, 1), compile);
  const condition = compile(childOf(node, -1));
  return (scope, work) => {
    const wentThrough = eachTurn(sources, scope, work, (turn) => (condition(turn, work) === true) !== wanted);
    return wentThrough === null ? null : wentThrough ? !wanted : wanted;
  };
}

interface Source {
  readonly name: string;
  readonly from: Evaluate;
  /** `1..10`: the end of a range that is written out. */
  readonly to: Evaluate | undefined;
}

function compileSources(node: SyntaxNode, compile: Compile): readonly Source[] {
  return node.children.map((source) => {
    const [from, , to] = childOf(source, 2).children;
    return { name: nameOf(childOf(source, 0)), from: compile(from ?? source), to: to && compile(to) };
  });
}

/** Takes a turn for each combination of items until `take` says no; whether all were taken, null when a source is no list. */
function eachTurn(sources: readonly Source[], scope: Scope, work: Work, take: (turn: Scope) => boolean): boolean | null {
  const [first, ...others] = sources;
  if (!first) {
    return take(scope);
  }
  const items = itemsOf(first, scope, work);
  if (!items) {
    return null;
  }
  for (const item of items) {
    work.spend(1);
    const turn = new Scope({ [first.name]: item }, scope);
    const goesOn = others.length === 0 ? take(turn) : eachTurn(others, turn, work, take);
    if (goesOn !== true) {
      return goesOn;
    }
  }
  return true;
}

function itemsOf(source: Source, scope: Scope, work: Work): FeelList | Iterable<number> | null {
  const from = source.from(scope, work);
  const items = source.to ? new FeelRange(from, source.to(scope, work), true, true) : from;
  if (isList(items)) {
    return items;
  }
  if (items instanceof FeelRange) {
    return numbersOf(items);
  }
  return items === null ? null : work.warn(`${describe(items)}不能逐项循环`);
}

/** Whole steps from the start to the end, downwards if that lies below. */
function* numbersOf({ start, end, startIncluded, endIncluded }: FeelRange): Generator<number> {
  if (typeof start !== 'number' || typeof end !== 'number') {
    throw new FeelFault('只有两端都是数字的区间才能逐个循环');
  }
  const step = start <= end ? 1 : -1;
  const turns = Math.floor(Math.abs(end - start)) + 1;
  if (turns > LONGEST_LIST) {
    tooMany();
  }
  for (let turn = startIncluded ? 0 : 1; turn < turns; turn += 1) {
    const value = start + turn * step;
    if (value !== end || endIncluded) {
      yield value;
    }
  }
}

function tooMany(): never {
  throw new FeelFault(`循环超过 ${LONGEST_LIST} 次`);
}

const ITEMS_COPIED_A_UNIT = 10;
