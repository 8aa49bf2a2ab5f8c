import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { VariableMapping } from '../definition/expression.ts';
import type { ElementInstance } from '../state.ts';
import { evaluate } from './expressions.ts';
import { propagate, setOwn, visibleVariables } from './variables.ts';

/** Input mappings: make local variables before the element begins. */
export function applyInputs(activation: Activation, instance: ElementInstance, inputs: readonly VariableMapping[]): void {
  for (const input of inputs) {
    const value = evaluate(activation, instance, input.source);
    const [name = '', ...path] = input.target.split('.');
    activation.setVariables(instance.key, { [name]: nest(activation.instance(instance.key).variables[name], path, value) });
  }
}

/** Output mappings: what goes from the element's own variables to the scopes around it. */
export function applyOutputs(activation: Activation, instance: ElementInstance, outputs: readonly VariableMapping[]): void {
  for (const output of outputs) {
    const value = evaluate(activation, instance, output.source);
    const [name = '', ...path] = output.target.split('.');
    const around = instance.parent ?? instance.key;
    propagate(activation, around, { [name]: nest(visibleVariables(activation, around)[name], path, value) });
  }
}

function nest(existing: JsonValue | undefined, path: readonly string[], value: JsonValue): JsonValue {
  const [name, ...rest] = path;
  if (name === undefined) {
    return value;
  }
  const around: Record<string, JsonValue> = isContext(existing) ? { ...existing } : {};
  setOwn(around, name, nest(Object.hasOwn(around, name) ? around[name] : undefined, rest, value));
  return around;
}

function isContext(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
