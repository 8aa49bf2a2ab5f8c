import type { Activation } from '../activation.ts';
import { isPersonal } from '../check.ts';
import type { Trigger } from '../trigger.ts';
import { activateAdHoc } from './ad-hoc.ts';
import { childCompleted, childError, childEscalation, childFailed } from './child.ts';
import { messageReceived, signalReceived, timerFired } from './events.ts';
import { resolveIncident, resolveIncidents } from './incidents.ts';
import { completeJob, failJobTrigger } from './jobs.ts';
import { migrate } from './migrate.ts';
import { modify } from './modify.ts';
import { cancel, resume, setVariables, suspend } from './operations.ts';
import { start } from './start.ts';
import { completeUserTask, throwFromWait } from './user-tasks.ts';

/** Does what a trigger says; `check` has found that it fits the state. */
export function applyTrigger(activation: Activation, trigger: Trigger): void {
  if (activation.head.suspended && !isPersonal(trigger) && !WHILE_SUSPENDED.has(trigger.type)) {
    activation.change({ deferred: [...activation.head.deferred, trigger] });
    return;
  }
  switch (trigger.type) {
    case 'start':
      return start(activation, trigger);
    case 'completeUserTask':
      return completeUserTask(activation, trigger);
    case 'throwError':
    case 'throwEscalation':
      return throwFromWait(activation, trigger);
    case 'completeJob':
      return completeJob(activation, trigger);
    case 'failJob':
      return failJobTrigger(activation, trigger);
    case 'timerFired':
      return timerFired(activation, trigger);
    case 'messageReceived':
      return messageReceived(activation, trigger);
    case 'signalReceived':
      return signalReceived(activation, trigger);
    case 'childCompleted':
      return childCompleted(activation, trigger);
    case 'childError':
      return childError(activation, trigger);
    case 'childEscalation':
      return childEscalation(activation, trigger);
    case 'childFailed':
      return childFailed(activation, trigger);
    case 'resolveIncident':
      return resolveIncident(activation, trigger);
    case 'resolveIncidents':
      return resolveIncidents(activation);
    case 'setVariables':
      return setVariables(activation, trigger);
    case 'suspend':
      return suspend(activation);
    case 'resume':
      return resume(activation, (deferred) => {
        applyTrigger(activation, deferred);
      });
    case 'cancel':
      return cancel(activation, trigger);
    case 'modify':
      return modify(activation, trigger);
    case 'migrate':
      return migrate(activation, trigger);
    case 'activateAdHoc':
      return activateAdHoc(activation, trigger);
  }
}

const WHILE_SUSPENDED: ReadonlySet<Trigger['type']> = new Set([
  'resume',
  'cancel',
  'setVariables',
  'resolveIncident',
  'resolveIncidents',
  'modify',
  'migrate',
]);
