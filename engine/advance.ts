import { Activation } from './activation.ts';
import { noticeVariableChanges } from './behaviours/conditions.ts';
import { fireJoins } from './behaviours/joins.ts';
import { check, type Rejection } from './check.ts';
import type { Command } from './command.ts';
import type { ProcessDefinition } from './definition/process-definition.ts';
import { runStep } from './lifecycle.ts';
import type { LogEntry } from './log.ts';
import { ModelFault } from './model-fault.ts';
import type { InstanceState } from './state.ts';
import type { Trigger } from './trigger.ts';
import { applyTrigger } from './triggers/index.ts';

/** What one activation comes to. A rejected trigger changes nothing. */
export interface Advanced {
  readonly state: InstanceState;
  readonly commands: readonly Command[];
  readonly log: readonly LogEntry[];
  readonly rejected?: Rejection;
}

export interface Limits {
  /**
   * Steps one activation may take before it stops with an incident: what keeps a loop without a wait from holding a
   * worker's thread. Above what a diagram of 5,000 elements needs, and well inside a workflow task's five seconds even
   * if every step evaluates an expression.
   */
  readonly steps: number;
  /** Units of work its expressions may do together (`feel/limits.ts`), if not as many as usual. */
  readonly work?: number;
}

export const DEFAULT_LIMITS: Limits = { steps: 20_000 };

/**
 * The interpreter: applies a trigger to an instance and runs it until every token waits. Synchronous, total and pure:
 * the same definition, state and trigger give the same result, and the given state stays as it is. Faults of the
 * model are incidents in the result; what is thrown is a bug of the engine.
 */
export function advance(definition: ProcessDefinition, state: InstanceState, trigger: Trigger, limits: Limits = DEFAULT_LIMITS): Advanced {
  const rejected = check(definition, state, trigger);
  if (rejected) {
    return { state, commands: [], log: [], rejected };
  }
  const activation = new Activation(definition, state, trigger.at, limits.work);
  const fault = faultOf(() => {
    applyTrigger(activation, trigger);
  });
  if (fault) {
    return { state, commands: [], log: [], rejected: { reason: 'invalid', message: `${fault.message}（${fault.remedy}）` } };
  }
  runSteps(activation, limits);
  return activation.result();
}

/** A fault that no element instance answers for, such as an expression of a version to migrate to, refuses the trigger. */
function faultOf(apply: () => void): ModelFault | undefined {
  try {
    apply();
    return undefined;
  } catch (error) {
    if (error instanceof ModelFault) {
      return error;
    }
    throw error;
  }
}

function runSteps(activation: Activation, limits: Limits): void {
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
  } while (fireJoins(activation));
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
