import type { Expression } from './expression.ts';

/** What an event waits for or throws (BPMN 2.0, 10.5). New kinds are added here and in `engine/elements/`. */
export type EventDefinition =
  | { readonly kind: 'none' }
  | MessageEventDefinition
  | TimerEventDefinition
  | { readonly kind: 'signal'; readonly signalName: Expression }
  | { readonly kind: 'error'; readonly errorCode?: Expression; readonly codeVariable?: string }
  | { readonly kind: 'escalation'; readonly escalationCode?: Expression }
  | { readonly kind: 'terminate' };

export interface MessageEventDefinition {
  readonly kind: 'message';
  readonly messageName: Expression;
  /** Evaluated when the subscription opens (or, on a throwing event, when the message is published). Absent on start events of a process. */
  readonly correlationKey?: Expression;
}

export interface TimerEventDefinition {
  readonly kind: 'timer';
  /** `date`: ISO 8601 date time, `duration`: ISO 8601 duration, `cycle`: ISO 8601 repeating interval or five-field cron. */
  readonly timerKind: 'date' | 'duration' | 'cycle';
  readonly value: Expression;
}
