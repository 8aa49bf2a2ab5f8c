import type { Activation } from '../activation.ts';
import { partsOf } from '../definition/event-definition.ts';
import type { TimerWait, Wait } from '../state.ts';
import { nextInCycle } from '../timers/cycle.ts';
import { subscribePart, subscribeToCondition } from './subscriptions.ts';
import { closeWait } from './waits.ts';

/** Where an event doesn't interrupt, all that it waits for but a timer goes on waiting; timers do if they are cycles with firings left. */
export function keepWaiting(activation: Activation, wait: Wait): void {
  if (wait.kind === 'timer') {
    closeWait(activation, wait);
    renewTimer(activation, wait);
  }
}

/** Waits once more for what a closed wait was for: a parallel multiple event begins another round. */
export function waitAgain(activation: Activation, wait: Wait): void {
  const { owner, elementId, definition = 0 } = wait;
  if (wait.kind === 'timer') {
    renewTimer(activation, wait);
  } else if (wait.kind === 'condition') {
    subscribeToCondition(activation, owner, { elementId, definition }, wait.holds);
  } else {
    const event = activation.element(elementId);
    const part = 'event' in event ? partsOf(event.event)[definition] : undefined;
    if (part) {
      const userAction = 'userAction' in event ? event.userAction : undefined;
      subscribePart(activation, activation.instance(owner), { elementId, definition }, part, userAction);
    }
  }
}

function renewTimer(activation: Activation, { owner, elementId, definition, dueAt, repeat }: TimerWait): void {
  if (!repeat || repeat.left === 0) {
    return;
  }
  const next = nextInCycle(repeat.expression, dueAt, activation.at);
  if (next !== undefined) {
    const left = repeat.left === null ? null : repeat.left - 1;
    const awaited = definition === undefined ? { elementId } : { elementId, definition };
    const { key } = activation.openWait(owner, { kind: 'timer', ...awaited, dueAt: next, repeat: { ...repeat, left } });
    activation.emit({ type: 'startTimer', key, elementId, dueAt: next });
  }
}
