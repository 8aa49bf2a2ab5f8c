import type { Activation } from '../activation.ts';
import { repeats } from '../definition/element-definition.ts';
import type { ElementInstance, Occurrence, StartPoint } from '../state.ts';
import { giveBack } from './completed-activities.ts';
import { closeWaits } from './waits.ts';

export interface EnterOptions {
  readonly loopIndex?: number;
  readonly variables?: ElementInstance['variables'];
  readonly occurrence?: Occurrence;
  /** Where the scope begins when that isn't its start event. */
  readonly startPoints?: readonly StartPoint[];
  readonly resets?: true;
}

/** A token comes to an element: its instance is made now and activated in its turn. */
export function enter(activation: Activation, elementId: string, parent: string, options: EnterOptions = {}): ElementInstance {
  const element = activation.element(elementId);
  const instance: ElementInstance = {
    key: activation.newKey(),
    elementId,
    role: repeats(element) && options.loopIndex === undefined ? 'multiInstanceBody' : 'element',
    parent,
    status: 'activating',
    variables: options.variables ?? {},
    children: 0,
    waits: [],
    ...(options.loopIndex === undefined ? {} : { loopIndex: options.loopIndex }),
    ...(options.occurrence === undefined ? {} : { occurrence: options.occurrence }),
    ...(options.startPoints === undefined ? {} : { startPoints: options.startPoints }),
    ...(options.resets === undefined ? {} : { resets: options.resets }),
  };
  activation.addInstance(instance);
  activation.update(parent, { children: activation.instance(parent).children + 1 });
  activation.schedule({ type: 'activate', instance: instance.key });
  return instance;
}

/** An element instance ends, well or by force: its waits and incidents go, and its scope may be done. */
export function leave(activation: Activation, instance: ElementInstance, event: 'completed' | 'terminated'): void {
  closeWaits(activation, instance.key);
  for (const incident of activation.incidentsOf(instance.key)) {
    activation.removeIncident(incident);
  }
  recordLifecycle(activation, instance, event);
  activation.removeInstance(instance.key);
  if (instance.parent !== null) {
    const parent = activation.instance(instance.parent);
    activation.update(parent.key, { children: parent.children - 1 });
    activation.schedule({ type: 'settle', instance: parent.key });
  }
}

/** Ends an element instance and everything in it (BPMN 2.0, 13.2: an interrupted activity terminates with all it holds). */
export function terminate(activation: Activation, key: string): void {
  activation.update(key, { status: 'terminating' });
  terminateChildren(activation, key);
  giveBack(activation, activation.instance(key));
  leave(activation, activation.instance(key), 'terminated');
}

/** Ends everything in a scope but `except`, with the tokens that wait at its joins. */
export function terminateChildren(activation: Activation, scopeKey: string, except?: string): void {
  if (activation.instance(scopeKey).children > 0) {
    for (const { key } of activation.childrenOf(scopeKey)) {
      if (key !== except) {
        terminate(activation, key);
      }
    }
  }
  if (activation.instance(scopeKey).joins) {
    activation.update(scopeKey, { joins: {} });
  }
  if (activation.instance(scopeKey).awaitingReset) {
    activation.update(scopeKey, { awaitingReset: {} });
  }
}

export function recordLifecycle(activation: Activation, instance: ElementInstance, event: 'activated' | 'completed' | 'terminated'): void {
  const { key, elementId, role, parent, loopIndex } = instance;
  activation.record({ type: 'element', event, key, elementId, role, parent, ...(loopIndex === undefined ? {} : { loopIndex }) });
}

/** Whether tokens are left in a scope: live children, tokens at a join, or those that the reset of a complex gateway may make. */
export function hasTokens({ children, joins, awaitingReset }: ElementInstance): boolean {
  return (
    children > 0 ||
    Object.values(joins ?? {}).some((counts) => Object.keys(counts).length > 0) ||
    Object.keys(awaitingReset ?? {}).length > 0
  );
}
