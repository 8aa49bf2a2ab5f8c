import type { Activation } from '../activation.ts';
import { abandonCompensation } from '../behaviours/compensation.ts';
import { enter, hasTokens, terminate } from '../behaviours/scopes.ts';
import { planModification } from '../modification/plan-modification.ts';
import { resumePendingSteps } from './incidents.ts';
import type { TriggerOf } from './trigger-of.ts';

/**
 * An operator moves tokens: new ones begin, others end (Camunda 8: process instance modification). Tokens begin first,
 * so that a scope which loses one and gets another doesn't end in between.
 */
export function modify(activation: Activation, trigger: TriggerOf<'modify'>): void {
  const plan = planModification(activation.definition, activation.snapshot(), trigger);
  if (!plan.ok) {
    throw new Error(`A modification that can't be made got past the check: ${plan.message}`);
  }
  activation.record({
    type: 'modified',
    activated: trigger.activate.map(({ elementId }) => elementId),
    terminated: plan.terminated.map((key) => activation.instance(key).elementId),
  });
  activation.setVariables(activation.root().key, trigger.variables ?? {});
  for (const [key, variables] of plan.variables) {
    activation.setVariables(key, variables);
  }
  for (const { scope, at } of plan.entries) {
    enter(activation, at.elementId, scope, at);
  }
  for (const key of plan.terminated) {
    end(activation, key);
  }
  // A token that ran in circles may have ended, and with it the incident that would let the others go on.
  if (!activation.incidents().some(({ kind }) => kind === 'stepBudget')) {
    resumePendingSteps(activation);
  }
}

/** Ends an element instance, and with it the scopes that it leaves empty: what was cut short hasn't completed. */
function end(activation: Activation, key: string): void {
  const instance = activation.find(key);
  if (!instance) {
    return; // it was inside another one that has ended
  }
  if (instance.role === 'compensation') {
    abandonCompensation(activation, instance);
    return;
  }
  terminate(activation, key);
  const around = instance.parent === null ? undefined : activation.instance(instance.parent);
  // A compensation goes on with what is left of it.
  if (!around || hasTokens(around) || around.role === 'compensation') {
    return;
  }
  if (around.key === activation.root().key) {
    activation.change({ outcome: { kind: 'terminated', reason: '修改实例时结束了最后的活动' } });
  } else {
    end(activation, around.key);
  }
}
