import { adHocRefusal } from './check-ad-hoc.ts';
import type { ProcessDefinition } from './definition/process-definition.ts';
import { findScopes } from './find-scopes.ts';
import { describeProblems } from './migration/migration-problem.ts';
import { planMigration } from './migration/plan-migration.ts';
import type { ModificationPlan } from './modification/modification-plan.ts';
import { planModification, planStart } from './modification/plan-modification.ts';
import type { InstanceState, Wait } from './state.ts';
import type { Trigger } from './trigger.ts';

/** Why a trigger can't be applied now. */
export interface Rejection {
  readonly reason: 'notOpen' | 'ended' | 'suspended' | 'alreadyStarted' | 'invalid';
  /** In Chinese, for people. */
  readonly message: string;
}

/** Whether a trigger fits the state: what validators ask before anything is done. */
export function check(definition: ProcessDefinition, state: InstanceState, trigger: Trigger): Rejection | undefined {
  if (trigger.type === 'start') {
    return state.nextKey > 1 ? { reason: 'alreadyStarted', message: '流程实例已经开始' } : invalid(definition, state, trigger);
  }
  if (state.status !== 'active' || state.nextKey === 1) {
    return { reason: 'ended', message: '流程实例已经结束' };
  }
  if (state.suspended && isPersonal(trigger)) {
    return { reason: 'suspended', message: '流程实例已暂停，恢复后才能办理' };
  }
  return isOpen(state, trigger)
    ? invalid(definition, state, trigger)
    : { reason: 'notOpen', message: NOT_OPEN[trigger.type] ?? '该事项已经结束' };
}

/** What an operator asks for has to fit the diagram, too. */
function invalid(definition: ProcessDefinition, state: InstanceState, trigger: Trigger): Rejection | undefined {
  const message = misfit(definition, state, trigger);
  return message === undefined ? undefined : { reason: 'invalid', message };
}

function misfit(definition: ProcessDefinition, state: InstanceState, trigger: Trigger): string | undefined {
  switch (trigger.type) {
    case 'start':
      return trigger.startAt && refusalOf(planStart(definition, trigger.startAt));
    case 'modify':
      return refusalOf(planModification(definition, state, trigger));
    case 'activateAdHoc':
      return adHocRefusal(definition, state, trigger);
    case 'migrate':
      return describeProblems(planMigration(definition, state, trigger.target, trigger.mapping).problems);
    case 'setVariables':
      return trigger.scope !== undefined && findScopes(state, trigger.scope).length > 1
        ? `“${trigger.scope}”有多个正在运行的实例，请用实例键指定其中一个`
        : undefined;
    default:
      return undefined;
  }
}

function refusalOf(plan: ModificationPlan): string | undefined {
  return plan.ok ? undefined : plan.message;
}

/** What a person does is refused while the instance is suspended; what happens by itself is kept for later. */
export function isPersonal(trigger: Trigger): boolean {
  return (
    trigger.type === 'completeUserTask' ||
    trigger.type === 'activateAdHoc' ||
    trigger.type === 'throwError' ||
    trigger.type === 'throwEscalation' ||
    trigger.type === 'suspend'
  );
}

const NOT_OPEN: Readonly<Partial<Record<Trigger['type'], string>>> = {
  completeUserTask: '任务已经办结或已取消',
  resolveIncident: '异常已经解决',
  resolveIncidents: '没有需要解决的异常',
  setVariables: '没有这个正在运行的作用域',
  activateAdHoc: '特设子流程已经结束',
  resume: '流程实例没有暂停',
  messageReceived: '流程实例不再等待这条消息',
};

function isOpen(state: InstanceState, trigger: Exclude<Trigger, { type: 'start' }>): boolean {
  switch (trigger.type) {
    case 'completeUserTask':
      return waits(state, trigger.key, 'userTask');
    case 'completeJob':
    case 'failJob':
      return waits(state, trigger.key, 'job');
    case 'throwError':
    case 'throwEscalation':
      return waits(state, trigger.key, 'job') || waits(state, trigger.key, 'userTask');
    case 'timerFired':
      return waits(state, trigger.key, 'timer');
    case 'messageReceived':
      return waits(state, trigger.key, 'message');
    case 'childCompleted':
    case 'childError':
    case 'childEscalation':
    case 'childFailed':
      return waits(state, trigger.key, 'child');
    case 'resolveIncident':
      return Object.hasOwn(state.incidents, trigger.key);
    case 'setVariables':
      return trigger.scope === undefined || findScopes(state, trigger.scope).length > 0;
    case 'activateAdHoc':
      return Object.hasOwn(state.elements, trigger.key);
    case 'resolveIncidents':
      return Object.keys(state.incidents).length > 0;
    case 'resume':
      return state.suspended;
    case 'signalReceived':
    case 'suspend':
    case 'cancel':
    case 'modify':
    case 'migrate':
      return true;
  }
}

function waits(state: InstanceState, key: string, kind: Wait['kind']): boolean {
  return Object.hasOwn(state.waits, key) && state.waits[key]?.kind === kind;
}
