import type { Activation } from '../activation.ts';
import { refuseThrow } from '../behaviours/jobs.ts';
import { finish } from '../behaviours/occurrences.ts';
import { throwError, throwEscalation } from '../behaviours/throwing.ts';
import { rememberActor } from '../behaviours/user-tasks.ts';
import type { TriggerOf } from './trigger-of.ts';
import { waitOf } from './waits.ts';

/** A person has done a task. */
export function completeUserTask(activation: Activation, { key, variables, actor }: TriggerOf<'completeUserTask'>): void {
  const wait = waitOf(activation, key, 'userTask');
  activation.actor = actor;
  activation.dropWait(wait);
  activation.emit({ type: 'closeUserTask', key, outcome: 'completed', ...(actor === undefined ? {} : { actor }) });
  rememberActor(activation, wait.elementId, actor);
  const element = activation.element(wait.elementId);
  if (element.type !== 'userTask') {
    throw new Error(`${element.id} isn't a user task`);
  }
  if (element.task.completingListeners) {
    activation.update(wait.owner, { listeners: { event: 'completing', next: 0, variables } });
    activation.schedule({ type: 'resume', instance: wait.owner });
  } else {
    finish(activation, activation.instance(wait.owner), element, variables);
  }
}

/** A task or job throws a BPMN error or escalation instead of completing. */
export function throwFromWait(activation: Activation, trigger: TriggerOf<'throwError'> | TriggerOf<'throwEscalation'>): void {
  const wait = activation.wait(trigger.key);
  const thrower = wait && activation.instance(wait.owner);
  if (!thrower) {
    throw new Error(`No wait ${trigger.key}`);
  }
  activation.actor = wait.kind === 'job' ? wait.actor : undefined;
  activation.attempt(thrower.key, () => {
    if (wait.kind === 'job' && wait.listener) {
      refuseThrow(wait, trigger.code);
    }
    if (trigger.type === 'throwEscalation') {
      throwEscalation(activation, thrower, trigger);
    } else {
      throwError(activation, thrower, trigger, wait.kind === 'job' ? wait.key : undefined);
    }
  });
}
