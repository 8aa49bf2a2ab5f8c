import type { Activation } from '../activation.ts';
import type { UserAction } from '../definition/element-definition.ts';
import { partsOf, type EventDefinition, type MessageEventDefinition, type TimerEventDefinition } from '../definition/event-definition.ts';
import type { Expression } from '../definition/expression.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance, TimerRepeat } from '../state.ts';
import { startCycle } from '../timers/cycle.ts';
import { addDuration, parseDuration } from '../timers/duration.ts';
import { parseInstant } from '../timers/instant.ts';
import { evaluateText, evaluateTexts } from './expressions.ts';

/**
 * Makes `owner` wait for a catching event, for a multiple one by each of its definitions. Errors, escalations and
 * cancellations aren't waited for: whoever throws them looks for a catch (see `throwing.ts`). Neither is compensation,
 * which happens to what has completed. Links are jumped to.
 */
export function subscribe(
  activation: Activation,
  owner: ElementInstance,
  elementId: string,
  event: EventDefinition,
  userAction?: UserAction,
): void {
  const isMultiple = event.kind === 'multiple';
  partsOf(event).forEach((part, index) => {
    subscribePart(activation, owner, isMultiple ? { elementId, definition: index } : { elementId }, part, userAction);
  });
}

/** The event that a wait is for, with the definition's place in a multiple one. */
interface Awaited {
  readonly elementId: string;
  readonly definition?: number;
}

/** Makes `owner` wait for one definition of an event. */
export function subscribePart(
  activation: Activation,
  owner: ElementInstance,
  awaited: Awaited,
  part: EventDefinition,
  userAction?: UserAction,
): void {
  switch (part.kind) {
    case 'timer':
      return subscribeToTimer(activation, owner, awaited, part);
    case 'message':
      return subscribeToMessage(activation, owner, awaited, part, userAction);
    case 'signal': {
      const signalName = evaluateText(activation, owner, part.signalName, '信号名称');
      const { key } = activation.openWait(owner.key, { kind: 'signal', ...awaited, signalName });
      return activation.emit({ type: 'openSignalSubscription', key, elementId: awaited.elementId, signalName });
    }
    case 'conditional':
      return subscribeToCondition(activation, owner.key, awaited);
    case 'error':
    case 'escalation':
    case 'compensation':
    case 'cancel':
    case 'none':
    case 'terminate':
    case 'link':
    case 'multiple':
      return;
  }
}

/** The condition is looked at in its turn: an event whose condition holds already happens at once, as in Camunda 8. */
export function subscribeToCondition(activation: Activation, owner: string, awaited: Awaited, holds = false): void {
  const { key } = activation.openWait(owner, { kind: 'condition', ...awaited, holds });
  activation.schedule({ type: 'condition', instance: owner, wait: key });
}

function subscribeToMessage(
  activation: Activation,
  owner: ElementInstance,
  awaited: Awaited,
  event: MessageEventDefinition,
  userAction: UserAction | undefined,
): void {
  const messageName = evaluateText(activation, owner, event.messageName, '消息名称');
  const correlationKey = event.correlationKey ? evaluateText(activation, owner, event.correlationKey, '消息关联键') : '';
  const action = userAction && describeUserAction(activation, owner, userAction);
  const { key } = activation.openWait(owner.key, { kind: 'message', ...awaited, messageName, correlationKey });
  activation.emit({
    type: 'openMessageSubscription',
    key,
    elementId: awaited.elementId,
    messageName,
    correlationKey,
    ...(action ? { userAction: action } : {}),
  });
}

function describeUserAction(activation: Activation, owner: ElementInstance, { label, formId, candidateGroups }: UserAction) {
  const groups = candidateGroups ? evaluateTexts(activation, owner, candidateGroups, '可操作的候选组') : [];
  return { label, candidateGroups: groups, ...(formId === undefined ? {} : { formId }) };
}

function subscribeToTimer(activation: Activation, owner: ElementInstance, awaited: Awaited, event: TimerEventDefinition): void {
  const text = evaluateText(activation, owner, event.value, '定时器');
  const first = firstFiring(event.timerKind, text, activation.at);
  if (first === undefined) {
    throw timerFault(event.value, text);
  }
  // A cycle of no repetitions never fires, so there is nothing to wait for.
  if (first !== null) {
    const { dueAt, repeat } = first;
    const { key } = activation.openWait(owner.key, { kind: 'timer', ...awaited, dueAt, ...(repeat ? { repeat } : {}) });
    activation.emit({ type: 'startTimer', key, elementId: awaited.elementId, dueAt });
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
