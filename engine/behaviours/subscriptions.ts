import type { Activation } from '../activation.ts';
import type { UserAction } from '../definition/element-definition.ts';
import type { EventDefinition, TimerEventDefinition } from '../definition/event-definition.ts';
import type { Expression } from '../definition/expression.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance, TimerRepeat } from '../state.ts';
import { startCycle } from '../timers/cycle.ts';
import { addDuration, parseDuration } from '../timers/duration.ts';
import { parseInstant } from '../timers/instant.ts';
import { evaluateText, evaluateTexts } from './expressions.ts';

/**
 * Makes `owner` wait for a catching event. Errors, escalations and cancellations aren't waited for: whoever throws
 * them looks for a catch (see `throwing.ts`). Neither is compensation, which happens to what has completed.
 */
export function subscribe(
  activation: Activation,
  owner: ElementInstance,
  elementId: string,
  event: EventDefinition,
  userAction?: UserAction,
): void {
  switch (event.kind) {
    case 'timer':
      return subscribeToTimer(activation, owner, elementId, event);
    case 'message':
      return subscribeToMessage(activation, owner, elementId, event, userAction);
    case 'signal': {
      const signalName = evaluateText(activation, owner, event.signalName, '信号名称');
      const { key } = activation.openWait(owner.key, { kind: 'signal', elementId, signalName });
      return activation.emit({ type: 'openSignalSubscription', key, elementId, signalName });
    }
    case 'error':
    case 'escalation':
    case 'compensation':
    case 'cancel':
    case 'none':
    case 'terminate':
      return;
  }
}

function subscribeToMessage(
  activation: Activation,
  owner: ElementInstance,
  elementId: string,
  event: EventDefinition & { kind: 'message' },
  userAction: UserAction | undefined,
): void {
  const messageName = evaluateText(activation, owner, event.messageName, '消息名称');
  const correlationKey = event.correlationKey ? evaluateText(activation, owner, event.correlationKey, '消息关联键') : '';
  const action = userAction && describeUserAction(activation, owner, userAction);
  const { key } = activation.openWait(owner.key, { kind: 'message', elementId, messageName, correlationKey });
  activation.emit({
    type: 'openMessageSubscription',
    key,
    elementId,
    messageName,
    correlationKey,
    ...(action ? { userAction: action } : {}),
  });
}

function describeUserAction(activation: Activation, owner: ElementInstance, { label, formId, candidateGroups }: UserAction) {
  const groups = candidateGroups ? evaluateTexts(activation, owner, candidateGroups, '可操作的候选组') : [];
  return { label, candidateGroups: groups, ...(formId === undefined ? {} : { formId }) };
}

function subscribeToTimer(activation: Activation, owner: ElementInstance, elementId: string, event: TimerEventDefinition): void {
  const text = evaluateText(activation, owner, event.value, '定时器');
  const first = firstFiring(event.timerKind, text, activation.at);
  if (first === undefined) {
    throw timerFault(event.value, text);
  }
  // A cycle of no repetitions never fires, so there is nothing to wait for.
  if (first !== null) {
    const { dueAt, repeat } = first;
    const { key } = activation.openWait(owner.key, { kind: 'timer', elementId, dueAt, ...(repeat ? { repeat } : {}) });
    activation.emit({ type: 'startTimer', key, elementId, dueAt });
  }
}

function firstFiring(
  kind: TimerEventDefinition['timerKind'],
  text: string,
  at: number,
): { readonly dueAt: number; readonly repeat?: TimerRepeat } | null | undefined {
  switch (kind) {
    case 'date': {
      const dueAt = parseInstant(text);
      return dueAt === undefined ? undefined : { dueAt };
    }
    case 'duration': {
      const duration = parseDuration(text);
      return duration && { dueAt: addDuration(at, duration) };
    }
    case 'cycle': {
      const cycle = startCycle(text, at);
      return cycle && { dueAt: cycle.dueAt, repeat: { expression: text, left: cycle.left } };
    }
  }
}

function timerFault(expression: Expression, text: string): ModelFault {
  const source = expression.kind === 'feel' ? `表达式“=${expression.source}”得出的“${text}”` : `“${text}”`;
  return new ModelFault(
    'expression',
    `定时器的值${source}不是 ISO 8601 的日期、时长或周期`,
    '写成 2026-03-02T09:00:00+08:00、PT10M、R3/PT1H 这样的形式，修正变量后重试',
  );
}
