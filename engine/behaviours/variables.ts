import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { VariableMapping } from '../definition/expression.ts';
import type { ElementInstance } from '../state.ts';

/** Everything an element instance sees, as one: its own variables before its parents'. */
export function visibleVariables(activation: Activation, key: string): JsonObject {
  const merged = merge(scopeChain(activation, key));
  activation.budget.spend(Object.keys(merged).length);
  return merged;
}

/** The variables of an element instance and of the scopes around it, the innermost first. */
export function scopeChain(activation: Activation, key: string): readonly JsonObject[] {
  const chain: JsonObject[] = [];
  for (let at = activation.find(key); at; at = at.parent === null ? undefined : activation.find(at.parent)) {
    chain.push(at.variables);
  }
  return chain;
}

/** Writes each variable where it is defined nearest to `key`, and in the process instance when it is nowhere (Camunda 8's propagation). */
export function propagate(activation: Activation, key: string, variables: JsonObject): void {
  const byScope = new Map<string, Record<string, JsonValue>>();
  for (const [name, value] of Object.entries(variables)) {
    const scope = definingScope(activation, key, name);
    const changes = byScope.get(scope) ?? {};
    setOwn(changes, name, value);
    byScope.set(scope, changes);
  }
  for (const [scope, changes] of byScope) {
    activation.setVariables(scope, changes);
  }
}

/** What an element brings when it ends: into its own scope if output mappings choose from it, otherwise outwards. */
export function receiveVariables(
  activation: Activation,
  instance: ElementInstance,
  outputs: readonly VariableMapping[],
  variables: JsonObject,
): void {
  if (outputs.length > 0) {
    activation.setVariables(instance.key, variables);
  } else {
    propagate(activation, instance.key, variables);
  }
}

/** Variables of several scopes as one, the innermost first in `chain`. */
export function merge(chain: readonly JsonObject[]): JsonObject {
  const [first = {}, ...outer] = chain;
  return outer.reduce<JsonObject>((inner, around) => ({ ...around, ...inner }), first);
}

function definingScope(activation: Activation, key: string, name: string): string {
  let instance = activation.instance(key);
  while (instance.parent !== null && !Object.hasOwn(instance.variables, name)) {
    instance = activation.instance(instance.parent);
  }
  return instance.key;
}

/** Plain assignment would let a variable called `__proto__` change the prototype. */
export function setOwn(target: Record<string, JsonValue>, name: string, value: JsonValue): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
