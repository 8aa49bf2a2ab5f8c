import type { Activation } from '../activation.ts';
import { noticeResumption } from '../behaviours/conditions.ts';
import { terminateChildren } from '../behaviours/scopes.ts';
import { findScopes } from '../find-scopes.ts';
import type { Trigger } from '../trigger.ts';
import type { TriggerOf } from './trigger-of.ts';

/** Sets variables of one scope (by key or element id), or of the process instance. */
export function setVariables(activation: Activation, { scope, variables }: TriggerOf<'setVariables'>): void {
  const [target] = scope === undefined ? [activation.root()] : findScopes(activation.snapshot(), scope);
  if (!target) {
    throw new Error(`No scope ${scope ?? ''}`);
  }
  activation.setVariables(target.key, variables);
}

export function suspend(activation: Activation): void {
  activation.change({ suspended: true });
}

/** What happened meanwhile happens now, unless its wait has ended. */
export function resume(activation: Activation, apply: (trigger: Trigger) => void): void {
  const { deferred } = activation.head;
  activation.change({ suspended: false, deferred: [] });
  for (const trigger of deferred) {
    if (!('key' in trigger) || activation.wait(trigger.key)) {
      apply({ ...trigger, at: activation.at });
    }
  }
  noticeResumption(activation);
}

/** Ends the instance by force. */
export function cancel(activation: Activation, { reason }: TriggerOf<'cancel'>): void {
  const root = activation.root();
  activation.change({
    outcome: { kind: 'terminated', ...(reason === undefined ? {} : { reason }) },
    suspended: false,
    deferred: [],
    pendingSteps: [],
  });
  terminateChildren(activation, root.key);
  activation.update(root.key, { status: 'active' });
  activation.schedule({ type: 'settle', instance: root.key });
}
