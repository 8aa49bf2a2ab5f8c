import { evaluate } from 'feelin';
import type { JsonObject } from '../contract/json.ts';
import type { Expression } from '../engine/definition/expression.ts';
import { instanceOf, type ReferenceState } from './state.ts';

/** Value of an expression where an instance stands; undefined when it can't be told. */
export function valueOf(state: ReferenceState, id: string, expression: Expression, more: JsonObject = {}): unknown {
  return expression.kind === 'literal' ? expression.value : evaluateOnce(expression.source, { ...visibleVariables(state, id), ...more });
}

/** A condition that answers neither true nor false is a fault: undefined. */
export function conditionOf(state: ReferenceState, id: string, condition: Expression, more: JsonObject = {}): boolean | undefined {
  const value = valueOf(state, id, condition, more);
  return typeof value === 'boolean' ? value : undefined;
}

export function textOf(state: ReferenceState, id: string, expression: Expression): string {
  return String(valueOf(state, id, expression));
}

/** BPMN 2.0, 10.4.7: data is visible in the scope that holds it and in everything inside; the innermost wins. */
export function visibleVariables(state: ReferenceState, id: string): JsonObject {
  const { parent, variables } = instanceOf(state, id);
  return parent === null ? variables : { ...visibleVariables(state, parent), ...variables };
}

/** Writes each variable where it is visible from, or in the process instance when it is new (a habit of Camunda 8). */
export function write(state: ReferenceState, id: string, variables: JsonObject): ReferenceState {
  return Object.entries(variables).reduce((written, [name, value]) => {
    const scope = scopeOfVariable(written, id, name);
    const instance = instanceOf(written, scope);
    const changed = { ...instance, variables: { ...instance.variables, [name]: value } };
    return { ...written, instances: { ...written.instances, [scope]: changed } };
  }, state);
}

function scopeOfVariable(state: ReferenceState, id: string, name: string): string {
  const { parent, variables } = instanceOf(state, id);
  return parent === null || Object.hasOwn(variables, name) ? id : scopeOfVariable(state, parent, name);
}

/** The same few conditions over the same few values come again and again, and parsing them is what costs. */
const known = new Map<string, unknown>();
const MOST_KNOWN = 50_000;

function evaluateOnce(source: string, variables: JsonObject): unknown {
  const named = Object.fromEntries(Object.entries(variables).filter(([name]) => source.includes(name)));
  const key = `${source} ${JSON.stringify(named)}`;
  if (!known.has(key)) {
    if (known.size >= MOST_KNOWN) known.clear();
    const { value, warnings } = evaluate(source, named);
    known.set(key, warnings.length > 0 ? undefined : value);
  }
  return known.get(key);
}
