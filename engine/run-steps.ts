import type { Activation } from './activation.ts';
import { resumeAdHoc } from './behaviours/ad-hoc-at-rest.ts';
import { noticeVariableChanges } from './behaviours/conditions.ts';
import { fireJoins } from './behaviours/joins.ts';
import { runStep } from './lifecycle.ts';
import type { Limits } from './limits.ts';
import { ModelFault } from './model-fault.ts';

/** Runs an activation until every token waits, or its limits are reached. */
export function runSteps(activation: Activation, limits: Limits): void {
  let taken = 0;
  do {
    noticeVariableChanges(activation, taken);
    for (; taken < activation.steps.length; taken += 1) {
      const step = activation.steps[taken];
      const reason = taken >= limits.steps ? overSteps(limits) : activation.budget.allowsOneMore ? undefined : OVER_WORK;
      if (step && reason !== undefined) {
        return stopOverBudget(activation, taken, reason);
      }
      if (step) {
        const scheduled = activation.steps.length;
        runStep(activation, step);
        noticeVariableChanges(activation, scheduled);
      }
    }
  } while (fireJoins(activation) || resumeAdHoc(activation));
}

function overSteps({ steps }: Limits): string {
  return `一次推进超过 ${steps} 步仍未停下，流程可能在没有等待的环路中空转`;
}

const OVER_WORK = '一次推进中表达式的计算量超过上限，流程可能在没有等待的环路中反复计算';

/** The rest of the work waits in the state, and the element that is next shows why. */
function stopOverBudget(activation: Activation, taken: number, reason: string): void {
  const left = activation.steps.slice(taken).filter((step) => activation.find(step.instance));
  const next = left.map((step) => activation.find(step.instance)).find((instance) => instance !== undefined);
  if (!next) {
    return;
  }
  activation.change({ pendingSteps: [...activation.head.pendingSteps, ...left] });
  activation.raiseIncident(next, new ModelFault('stepBudget', reason, '修改流程图使环路里有等待，或确认无误后重试'));
}
