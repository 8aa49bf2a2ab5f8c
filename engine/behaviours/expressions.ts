import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { Expression } from '../definition/expression.ts';
import { evaluateFeel, type FeelResult } from '../feel/index.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance } from '../state.ts';
import { scopeChain } from './variables.ts';

/** Value of an expression in the scope of an element instance; a source that can't be evaluated is a fault. */
export function evaluate(activation: Activation, instance: ElementInstance, expression: Expression): JsonValue {
  if (expression.kind === 'literal') {
    return expression.value;
  }
  const result = evaluateIn(activation, instance, expression.source);
  if (!result.ok) {
    throw expressionFault(expression.source, result.message);
  }
  return result.value;
}

/**
 * A condition must answer true or false (BPMN 2.0, 8.4.13). A variable that is missing makes FEEL answer null or,
 * worse, false: that is a fault too, unless the expression itself asks whether something is there. `locals` are
 * visible to this evaluation alone, before the variables of the instance.
 */
export function evaluateCondition(activation: Activation, instance: ElementInstance, condition: Expression, locals?: JsonObject): boolean {
  if (condition.kind === 'literal') {
    return condition.value === true || condition.value === 'true';
  }
  const result = evaluateIn(activation, instance, condition.source, locals);
  if (!result.ok) {
    throw expressionFault(condition.source, result.message);
  }
  const [warning] = ASKS_FOR_ABSENCE.test(condition.source) ? [] : result.warnings;
  if (typeof result.value !== 'boolean' || warning !== undefined) {
    throw undecided(condition.source, warning);
  }
  return result.value;
}

/**
 * What a conditional event waits for is often about variables that are still to come: until they are there it doesn't
 * hold. Anything else that is neither true nor false is a fault.
 */
export function holdsYet(activation: Activation, instance: ElementInstance, condition: Expression): boolean {
  if (condition.kind === 'literal') {
    return evaluateCondition(activation, instance, condition);
  }
  const result = evaluateIn(activation, instance, condition.source);
  if (!result.ok) {
    throw expressionFault(condition.source, result.message);
  }
  if (result.value === null || (result.warnings.length > 0 && !ASKS_FOR_ABSENCE.test(condition.source))) {
    return false;
  }
  if (typeof result.value !== 'boolean') {
    throw undecided(condition.source);
  }
  return result.value;
}

/** A text, or a number or boolean told as text; null and structures are faults. `what` names the attribute for people. */
export function evaluateText(activation: Activation, instance: ElementInstance, expression: Expression, what: string): string {
  const value = evaluate(activation, instance, expression);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw wrongValue(expression, what, '文本');
}

/** A list of texts; a text is split at its commas. */
export function evaluateTexts(activation: Activation, instance: ElementInstance, expression: Expression, what: string): string[] {
  const value = evaluate(activation, instance, expression);
  if (typeof value === 'string') {
    return value
      .split(/[,，]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) {
    return value;
  }
  throw wrongValue(expression, what, '文本列表');
}

/** A whole number that isn't negative. */
export function evaluateCount(activation: Activation, instance: ElementInstance, expression: Expression, what: string): number {
  const value = evaluate(activation, instance, expression);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0) {
    return number;
  }
  throw wrongValue(expression, what, '非负整数');
}

export function wrongValue(expression: Expression, what: string, wanted: string): ModelFault {
  const source = expression.kind === 'feel' ? `表达式“=${shortened(expression.source)}”` : `值“${JSON.stringify(expression.value)}”`;
  return new ModelFault('expression', `${what}应为${wanted}，${source}不是`, '补上缺少的变量后重试，或修改流程图中的表达式');
}

function evaluateIn(activation: Activation, instance: ElementInstance, source: string, locals?: JsonObject): FeelResult {
  const scopes = scopeChain(activation, instance.key);
  return evaluateFeel(source, locals ? [locals, ...scopes] : scopes, activation.at, activation.budget);
}

const ASKS_FOR_ABSENCE = /\bnull\b|is defined|get or else/;

function undecided(source: string, warning?: string): ModelFault {
  const reason = warning === undefined ? '' : `：${warning}`;
  return new ModelFault('condition', `条件“${shortened(source)}”没有得出“是”或“否”${reason}`, '补上缺少的变量后重试，或修改流程图中的条件');
}

/** A source as people recognise it; the diagram has the whole. */
function shortened(source: string): string {
  return source.length > 200 ? `${source.slice(0, 200)}…` : source;
}

function expressionFault(source: string, reason: string): ModelFault {
  return new ModelFault('expression', `表达式“=${shortened(source)}”：${reason}`, '修正变量后重试，或修改流程图中的表达式');
}
