import type { Expression } from './expression.ts';

/** What an event waits for or throws (BPMN 2.0, 10.5). New kinds are added here and in `engine/elements/`. */
export type EventDefinition =
  | { readonly kind: 'none' }
  | MessageEventDefinition
  | TimerEventDefinition
  | SignalEventDefinition
  | { readonly kind: 'error'; readonly errorCode?: Expression; readonly codeVariable?: string }
  | { readonly kind: 'escalation'; readonly escalationCode?: Expression }
  | ConditionalEventDefinition
  /** Joins two places of one flow scope: the token that a throwing event ends comes out of the catching one of the same name. */
  | { readonly kind: 'link'; readonly linkName: string }
  | { readonly kind: 'terminate' }
  | CompensationEventDefinition
  /** Ends a transaction, or catches that at its boundary (BPMN 2.0, 10.3.5). */
  | { readonly kind: 'cancel' }
  | MultipleEventDefinition;

export interface MessageEventDefinition {
  readonly kind: 'message';
  readonly messageName: Expression;
  /** Evaluated when the subscription opens (or, on a throwing event, when the message is published). Absent on start events of a process. */
  readonly correlationKey?: Expression;
}

export interface SignalEventDefinition {
  readonly kind: 'signal';
  readonly signalName: Expression;
  /**
   * Throwing: the signal carries what the thrower's inputs chose and nothing else (Camunda 8). Absent: compiled before that
   * was so; without inputs it carries all that the thrower sees.
   */
  readonly carries?: 'chosen';
}

/** Undoes what has completed, or (at a boundary, in an event sub-process) says how that is done (BPMN 2.0, 10.7). */
export interface CompensationEventDefinition {
  readonly kind: 'compensation';
  /** Throwing: the only activity that is compensated; absent: all that have completed in the scope. */
  readonly activityRef?: string;
  /** Throwing: the event is over when the compensation is; otherwise the token goes on at once. */
  readonly waitForCompletion: boolean;
}

export interface TimerEventDefinition {
  readonly kind: 'timer';
  /** `date`: ISO 8601 date time, `duration`: ISO 8601 duration, `cycle`: ISO 8601 repeating interval or five-field cron. */
  readonly timerKind: 'date' | 'duration' | 'cycle';
  readonly value: Expression;
}

export interface ConditionalEventDefinition {
  readonly kind: 'conditional';
  readonly condition: Expression;
  /** `zeebe:conditionalFilter`: the condition is looked at again only when one of these has changed. */
  readonly variableNames?: readonly string[];
  /** And only when it came to be, or was written over; absent: both. */
  readonly variableEvents?: readonly ('create' | 'update')[];
}

/** Several definitions on one event: one of them is enough for a catch, or all are needed; a throw throws all (BPMN 2.0, 10.5.5). */
export interface MultipleEventDefinition {
  readonly kind: 'multiple';
  /** `parallelMultiple` in BPMN: a catch that waits for all of them. */
  readonly parallel: boolean;
  readonly events: readonly EventDefinition[];
}

/** The definitions of an event one by one: itself, or those of a multiple event. */
export function partsOf(event: EventDefinition): readonly EventDefinition[] {
  return event.kind === 'multiple' ? event.events : [event];
}
