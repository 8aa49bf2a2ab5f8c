import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import { finish } from '../behaviours/occurrences.ts';
import { throwError, throwEscalation } from '../behaviours/throwing.ts';
import { closeWait } from '../behaviours/waits.ts';
import type { DataDefinition } from '../definition/data-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { TriggerOf } from './trigger-of.ts';
import { waitOf } from './waits.ts';

/** The called instance has completed: its variables come back as the call activity says. */
export function childCompleted(activation: Activation, { key, variables }: TriggerOf<'childCompleted'>): void {
  const wait = waitOf(activation, key, 'child');
  const element = activation.element(wait.elementId);
  const caller = activation.instance(wait.owner);
  closeWait(activation, wait);
  if (element.type !== 'callActivity') {
    throw new Error(`${element.id} isn't a call activity`);
  }
  const takesAll = element.outputs.length > 0 || element.propagateAllChildVariables;
  finish(activation, caller, element, takesAll ? variables : ownData(element.data, variables));
}

/** An error that the called instance didn't catch; it knew that somebody here does. */
export function childError(activation: Activation, { key, code, variables }: TriggerOf<'childError'>): void {
  const wait = waitOf(activation, key, 'child');
  activation.attempt(wait.owner, () => {
    throwError(activation, activation.instance(wait.owner), { code, variables });
  });
}

export function childEscalation(activation: Activation, { key, code, variables }: TriggerOf<'childEscalation'>): void {
  const wait = waitOf(activation, key, 'child');
  activation.attempt(wait.owner, () => {
    throwEscalation(activation, activation.instance(wait.owner), { code, variables });
  });
}

/** Calling again is what a retry means. */
export function childFailed(activation: Activation, { key, message }: TriggerOf<'childFailed'>): void {
  const wait = waitOf(activation, key, 'child');
  activation.attempt(wait.owner, () => {
    throw new ModelFault('calledProcess', `被调用流程“${wait.processId}”：${message}`, '排除原因后重试，将重新调用该流程', wait.key);
  });
}

/** What the called instance brings for the data outputs of its call activity. */
function ownData(data: DataDefinition | undefined, variables: JsonObject): JsonObject {
  const own = new Set(data?.variables);
  return Object.fromEntries(Object.entries(variables).filter(([name]) => own.has(name)));
}
