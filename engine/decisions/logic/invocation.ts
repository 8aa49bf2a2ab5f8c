import type { BoxedInvocation } from '../../definition/decision-logic.ts';
import { isFeelFunction, parametersOf, type FeelScope, type FeelValue } from '../../feel/index.ts';
import { DecisionFault, within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';

/** DMN 1.3, 7.3.6: calls a function with arguments by name. */
export function evaluateInvocation(invocation: BoxedInvocation, scope: FeelScope, evaluation: Evaluation): FeelValue {
  const called = within('调用的函数', () => evaluation.logic(invocation.function, scope));
  if (!isFeelFunction(called)) throw new DecisionFault('调用的不是函数，请核对业务知识模型的名称和知识需求连线');
  const given = new Map(
    invocation.bindings.map(({ parameter, value }) => [parameter, within(`参数“${parameter}”`, () => evaluation.logic(value, scope))]),
  );
  const parameters = parametersOf(called);
  const names = parameters === undefined ? [...given.keys()] : placesOf(parameters, given);
  const places = names.map((name, index) => ({ place: `argument${index}`, name, value: given.get(name) }));
  // FEEL makes the call itself: by place where it can, because not every name of a parameter can be written in a source.
  const listed = places.map(({ place, name }) => (parameters === undefined ? `${name}: ${place}` : place));
  const known = Object.fromEntries(places.map(({ place, value }) => [place, value]));
  return evaluation.expression(`called(${listed.join(', ')})`, { called, ...known });
}

/** The parameters as far as they are given, in order. */
function placesOf(parameters: readonly string[], given: ReadonlyMap<string, FeelValue>): readonly string[] {
  const names = parameters.slice(0, parameters.findLastIndex((name) => given.has(name)) + 1);
  if (names.filter((name) => given.has(name)).length < given.size) {
    throw new DecisionFault(`函数的参数是${quoted(parameters)}，给出的是${quoted([...given.keys()])}`);
  }
  const missing = names.find((name) => !given.has(name));
  if (missing !== undefined) throw new DecisionFault(`缺少参数“${missing}”`);
  return names;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join('、');
}
