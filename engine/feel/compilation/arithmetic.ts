import { FeelDate, FeelDuration, FeelTime } from 'feelin';
import { TIME_ZONE_OFFSET_MILLISECONDS } from '../../../contract/time-zone.ts';
import { childOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { describe, isTemporal, type FeelTemporal, type FeelValue } from '../values/feel-value.ts';
import { addDuration, durationSize, instantOf, multiplyDuration, readDuration, subtractDuration } from '../values/temporal.ts';
import type { Work } from '../work.ts';
import type { Compile, Evaluate } from './evaluate.ts';

/** `+ - * / **` of numbers, texts, dates and durations (DMN 1.3, 10.3.2.9); null with a warning for anything else. */
export function compileArithmetic(node: SyntaxNode, compile: Compile): Evaluate {
  if (node.children.length === 2) {
    const operand = compile(childOf(node, 1));
    return (scope, work) => negate(operand(scope, work), work);
  }
  const [left, sign, right] = [compile(childOf(node, 0)), childOf(node, 1).text, compile(childOf(node, 2))];
  const operation = operationOf(sign);
  return (scope, work) => {
    const [one, other] = [left(scope, work), right(scope, work)];
    work.spend(1);
    const result = operation(one, other, work);
    return typeof result === 'number' && !Number.isFinite(result) ? work.warn(`${sign} 的结果不是有限的数`) : result;
  };
}

type Operation = (one: FeelValue, other: FeelValue, work: Work) => FeelValue;

function operationOf(sign: string): Operation {
  switch (sign) {
    case '+':
      return add;
    case '-':
      return subtract;
    case '*':
      return multiply;
    case '/':
      return divide;
    case '**':
    case '^':
      return (one, other, work) => (typeof one === 'number' && typeof other === 'number' ? one ** other : misfit('求幂', one, other, work));
    default:
      throw new Error(`No arithmetic operator ${sign}`);
  }
}

function add(one: FeelValue, other: FeelValue, work: Work): FeelValue {
  if (typeof one === 'number' && typeof other === 'number') {
    return one + other;
  }
  if (typeof one === 'string' && typeof other === 'string') {
    return work.text(one + other);
  }
  if (isMovable(one) && other instanceof FeelDuration && suits(one, other)) {
    return addDuration(one, other, work);
  }
  if (one instanceof FeelDuration && isTemporal(other)) {
    return addDuration(other, one, work);
  }
  return misfit('相加', one, other, work);
}

function subtract(one: FeelValue, other: FeelValue, work: Work): FeelValue {
  if (typeof one === 'number' && typeof other === 'number') {
    return one - other;
  }
  if (isMovable(one) && other instanceof FeelDuration && suits(one, other)) {
    return subtractDuration(one, other, work);
  }
  if (isTemporal(one) && isTemporal(other) && one instanceof FeelTime === other instanceof FeelTime) {
    return readDuration(pointOf(one, work) - pointOf(other, work), work);
  }
  return misfit('相减', one, other, work);
}

function multiply(one: FeelValue, other: FeelValue, work: Work): FeelValue {
  if (typeof one === 'number' && typeof other === 'number') {
    return one * other;
  }
  if (one instanceof FeelDuration && typeof other === 'number') {
    return multiplyDuration(one, other, work);
  }
  return typeof one === 'number' && other instanceof FeelDuration ? multiplyDuration(other, one, work) : misfit('相乘', one, other, work);
}

function divide(one: FeelValue, other: FeelValue, work: Work): FeelValue {
  if (typeof one === 'number' && typeof other === 'number') {
    return other === 0 ? null : one / other;
  }
  if (one instanceof FeelDuration && typeof other === 'number') {
    return other === 0 ? null : multiplyDuration(one, 1 / other, work);
  }
  return one instanceof FeelDuration && other instanceof FeelDuration && suits(one, other)
    ? durationSize(one, work) / durationSize(other, work)
    : misfit('相除', one, other, work);
}

function negate(value: FeelValue, work: Work): FeelValue {
  work.spend(1);
  if (typeof value === 'number') {
    return -value;
  }
  return value instanceof FeelDuration ? multiplyDuration(value, -1, work) : work.warn(`${describe(value)}不能取负`);
}

function isMovable(value: FeelValue): value is FeelTemporal | FeelDuration {
  return isTemporal(value) || value instanceof FeelDuration;
}

/** Years and months go with years and months only: a month has no fixed number of days. */
function suits(one: FeelTemporal | FeelDuration, added: FeelDuration): boolean {
  return !(one instanceof FeelDuration) || one.yearsMonths === added.yearsMonths;
}

/** A date that meets a date and time is that day's midnight in the city's zone. */
function pointOf(value: FeelTemporal, work: Work): number {
  return instantOf(value, work) - (value instanceof FeelDate ? TIME_ZONE_OFFSET_MILLISECONDS : 0);
}

function misfit(operation: string, one: FeelValue, other: FeelValue, work: Work): null {
  return work.warn(`${describe(one)}和${describe(other)}不能${operation}`);
}
