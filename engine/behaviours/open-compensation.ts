import type { Activation } from '../activation.ts';
import type { CompensationState, ElementInstance } from '../state.ts';
import { recordLifecycle } from './scopes.ts';

/**
 * Begins to work through completed activities. The element instance that does so is the scope of their handlers, so
 * they see what the activities saw; it ends when it has nothing left.
 */
export function openCompensation(
  activation: Activation,
  parent: string,
  elementId: string,
  compensation: CompensationState,
  restored: Pick<Partial<ElementInstance>, 'variables' | 'completed'> = {},
): ElementInstance {
  const instance: ElementInstance = {
    key: activation.newKey(),
    elementId,
    role: 'compensation',
    parent,
    status: 'active',
    variables: {},
    children: 0,
    waits: [],
    compensation,
    ...restored,
  };
  activation.addInstance(instance);
  activation.update(parent, { children: activation.instance(parent).children + 1 });
  recordLifecycle(activation, instance, 'activated');
  activation.schedule({ type: 'settle', instance: instance.key });
  return instance;
}
