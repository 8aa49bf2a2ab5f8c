import { FeelFault } from '../feel-fault.ts';
import { functions, NOT_REPEATABLE } from '../functions/index.ts';
import { childOf, nameOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { FeelFunction, FeelRange, isList, type FeelValue } from '../values/feel-value.ts';
import { includes } from '../values/compare.ts';
import type { Work } from '../work.ts';
import type { Compile, Evaluate } from './evaluate.ts';
import { Scope } from './scope.ts';

/** `function(a, b) a + b` (DMN 1.3, 10.3.2.15). External functions (Java, PMML) are null with a warning. */
export function compileDefinition(node: SyntaxNode, compile: Compile): Evaluate {
  if (node.children.some((child) => child.name === 'external')) {
    return (_scope, work) => work.warn('不支持外部函数（external）');
  }
  const body = childOf(node, -1);
  const result = compile(body);
  const parameters = node.children
    .filter((child) => child.name === 'FormalParameters')
    .flatMap((list) => list.children.map((parameter) => nameOf(childOf(childOf(parameter, 0), 0))));
  return (scope) =>
    new FeelFunction('function', parameters, (values, work) =>
      work.call(body.depth + LEVELS_A_CALL, () => {
        work.spend(1 + parameters.length);
        const given = Object.fromEntries(parameters.map((name, index) => [name, values[index] ?? null]));
        return result(new Scope(given, scope), work);
      }),
    );
}

/** What a call takes of the stack besides its body. */
const LEVELS_A_CALL = 4;

/** `f(1, 2)`, `f(a: 1, b: 2)`; also `date("…")` and its like, which the grammar tells apart. */
export function compileInvocation(node: SyntaxNode, compile: Compile): Evaluate {
  const callee = childOf(node, 0);
  if (callee.name === 'AtLiteral') {
    return compile(callee);
  }
  if (NOT_REPEATABLE.has(callee.text)) {
    throw new FeelFault(`函数 ${callee.text} 每次结果不同，不能使用；请由服务任务生成这个值`);
  }
  const target = compile(callee);
  const parameters = node.children.find((child) => child.name === 'PositionalParameters' || child.name === 'NamedParameters');
  const named = parameters?.name === 'NamedParameters';
  const values = (parameters?.children ?? []).map((parameter) => ({
    name: named ? nameOf(childOf(childOf(parameter, 0), 0)) : '',
    value: compile(named ? childOf(parameter, 1) : parameter),
  }));
  return (scope, work) => {
    work.spend(1);
    const called = asFunction(target(scope, work));
    if (!called) {
      return work.warn(`没有名为“${callee.text.slice(0, 40)}”的函数`);
    }
    const given = values.map(({ name, value }) => ({ name, value: value(scope, work) }));
    return named
      ? invokeByName(called, given, work)
      : invoke(
          called,
          given.map(({ value }) => value),
          work,
        );
  };
}

/** `date`, `years and months duration` and their like as the grammar names them. */
export function compileFunctionName(node: SyntaxNode): Evaluate {
  const known = functions.get(node.text.replace(/\s+/g, ' ')) ?? null;
  return () => known;
}

/** A range is the function that asks whether a value is in it. */
function asFunction(value: FeelValue): FeelFunction | undefined {
  if (value instanceof FeelRange) {
    return new FeelFunction('range', ['value'], ([item], work) => includes(value, item ?? null, work));
  }
  return value instanceof FeelFunction ? value : undefined;
}

function invoke(called: FeelFunction, values: readonly FeelValue[], work: Work): FeelValue {
  if (values.length > called.parameters.length && !called.isVariadic) {
    return work.warn(`函数 ${called.name} 最多有 ${called.parameters.length} 个参数，写了 ${values.length} 个`);
  }
  return called.invoke(values, work);
}

function invokeByName(called: FeelFunction, given: readonly { name: string; value: FeelValue }[], work: Work): FeelValue {
  const unknown = given.find(({ name }) => !called.parameters.includes(name));
  if (unknown) {
    return work.warn(`函数 ${called.name} 没有参数 ${unknown.name}`);
  }
  const values = called.parameters.map((parameter) => given.find(({ name }) => name === parameter)?.value);
  const last = values.at(-1);
  return called.invoke(called.isVariadic && isList(last) ? [...values.slice(0, -1), ...last] : values, work);
}
