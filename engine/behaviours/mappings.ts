import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { VariableMapping } from '../definition/expression.ts';
import type { ElementInstance } from '../state.ts';
import { evaluate } from './expressions.ts';
import { propagate, setOwn, visibleVariables } from './variables.ts';

/** Input mappings: make local variables before the element begins. */
export function applyInputs(activation: Activation, instance: ElementInstance, inputs: readonly VariableMapping[]): void {
  for (const input of inputs) {
    writeInto(activation, instance.key, input.target, evaluate(activation, instance, input.source));
  }
}

/** Output mappings: what goes from the element's own variables to the scopes around it. */
export function applyOutputs(activation: Activation, instance: ElementInstance, outputs: readonly VariableMapping[]): void {
  for (const output of outputs) {
    writeOutwards(activation, instance, output.target, evaluate(activation, instance, output.source));
  }
}

/** Writes to the path `target` (`a` or `a.b`) among an instance's own variables; the rest of a context stays. */
export function writeInto(activation: Activation, key: string, target: string, value: JsonValue): void {
  const [name = '', ...path] = target.split('.');
  activation.setVariables(key, { [name]: nest(activation.instance(key).variables[name], path, value) });
}

/** Writes to the path `target` in the scopes around an instance, where the variable is defined nearest. */
export function writeOutwards(activation: Activation, instance: ElementInstance, target: string, value: JsonValue): void {
  const [name = '', ...path] = target.split('.');
  const around = instance.parent ?? instance.key;
  propagate(activation, around, { [name]: nest(visibleVariables(activation, around)[name], path, value) });
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
