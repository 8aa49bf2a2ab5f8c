import type { JsonValue } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { DataCopy, DataDefinition, DeclaredData } from '../definition/data-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance } from '../state.ts';
import { evaluate } from './expressions.ts';
import { writeInto, writeOutwards } from './mappings.ts';
import { setOwn, visibleVariables } from './variables.ts';

/**
 * An element begins: its data is there, filled by its data input associations (BPMN 2.0, 10.4.2). Every source is
 * read before anything is written, so that no input hides the data that another is copied from.
 */
export function beginData(activation: Activation, instance: ElementInstance, data: DataDefinition): void {
  const brought = (data.inputs ?? []).map((copy) => ({ target: copy.target, value: valueOf(activation, instance, copy) }));
  declareData(activation, instance.key, data);
  for (const { target, value } of brought) {
    writeInto(activation, instance.key, target, value);
  }
}

/** Makes variables for declared data; a value that is there already (an input mapping, a start variable) stays. */
export function declareData(activation: Activation, key: string, { variables = [] }: DeclaredData): void {
  const own = activation.instance(key).variables;
  const declared: Record<string, JsonValue> = {};
  for (const name of variables) {
    if (!Object.hasOwn(own, name)) {
      setOwn(declared, name, null);
    }
  }
  activation.setVariables(key, declared);
}

/**
 * Of the input sets one must be available (BPMN 2.0, 10.4.2: until then the activity waits). Waiting in silence would
 * help nobody, so it is an incident that names what is missing; resolving it looks again.
 */
export function requireInputs(activation: Activation, key: string, { inputSets }: DeclaredData): void {
  if (inputSets === undefined) {
    return;
  }
  const visible = visibleVariables(activation, key);
  const missing = inputSets.map((names) => names.filter((name) => !Object.hasOwn(visible, name) || visible[name] === null));
  if (missing.every((names) => names.length > 0)) {
    const names = missing[0]?.join('”“') ?? '';
    throw new ModelFault('data', `所需的数据输入“${names}”还没有值`, '补上这些数据（设置流程变量）后重试，或把它们改为可选的输入');
  }
}

/**
 * An element has completed: its data output associations copy to the scope around it. Data without a value is
 * unavailable, and what is unavailable isn't copied (BPMN 2.0, 10.4.2).
 */
export function endData(activation: Activation, instance: ElementInstance, { outputs = [] }: DataDefinition): void {
  for (const copy of outputs) {
    const value = valueOf(activation, instance, copy);
    if (value !== null) {
      writeOutwards(activation, instance, copy.target, value);
    }
  }
}

function valueOf(activation: Activation, instance: ElementInstance, copy: DataCopy): JsonValue {
  if ('source' in copy) {
    return evaluate(activation, instance, copy.source);
  }
  const visible = visibleVariables(activation, instance.key);
  return Object.hasOwn(visible, copy.variable) ? (visible[copy.variable] ?? null) : null;
}
