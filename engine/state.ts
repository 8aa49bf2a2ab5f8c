import type { CatchableCodes } from '../contract/catchable-codes.ts';
import type { JsonObject, JsonValue } from '../contract/json.ts';
import type { InstanceOutcome } from './instance-outcome.ts';
import type { Trigger } from './trigger.ts';

/** Raised when the shape of the state changes; `upgrade-state.ts` brings older ones up. */
export const STATE_FORMAT = 1;

/** The whole state of one process instance: plain JSON, carried through continue-as-new. */
export interface InstanceState {
  readonly format: typeof STATE_FORMAT;
  readonly status: InstanceStatus;
  /** Next number for an element instance, wait or incident key. */
  readonly nextKey: number;
  /** Live element instances by key; the process instance itself is the one with `parent: null`. */
  readonly elements: Readonly<Record<string, ElementInstance>>;
  /** What the instance waits for, by key. */
  readonly waits: Readonly<Record<string, Wait>>;
  readonly incidents: Readonly<Record<string, Incident>>;
  /** Who last completed a user task, by element id; kept only for elements that a separation of duties names. */
  readonly completedBy: Readonly<Record<string, string>>;
  readonly suspended: boolean;
  /** Timers, messages and the like that came while the instance was suspended: they happen on resume. */
  readonly deferred: readonly Trigger[];
  /** How the instance ends once its last token is gone, when that isn't by completing. */
  readonly outcome?: InstanceOutcome;
  /** Steps left over when an activation used up its budget; resolving the incident goes on with them. */
  readonly pendingSteps: readonly Step[];
  /** Error and escalation codes that a calling instance catches; absent in a root instance. */
  readonly caughtByParent?: CatchableCodes;
}

export type InstanceStatus = 'active' | 'completed' | 'terminated';

/**
 * One activation of an element. The lifecycle is
 * `activating → active → completing → (completed)` or `→ terminating → (terminated)`; ended instances leave the state.
 */
export interface ElementInstance {
  readonly key: string;
  readonly elementId: string;
  readonly role: 'process' | 'element' | 'multiInstanceBody';
  /** The flow scope instance around it (or the multi-instance body); null for the process. */
  readonly parent: string | null;
  readonly status: 'activating' | 'active' | 'completing' | 'terminating';
  /** Variables local to this instance; lookups go up the parents. */
  readonly variables: JsonObject;
  /** Flow scopes and multi-instance bodies: number of live children. */
  readonly children: number;
  /** Keys of the waits that end with it. */
  readonly waits: readonly string[];
  /** Flow scopes: tokens that arrived at a joining gateway, by gateway id, then by flow id. */
  readonly joins?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly multiInstance?: MultiInstanceState;
  /** Inner instance of a multi-instance: its index from 0. */
  readonly loopIndex?: number;
  /** Flow scopes: an interrupting event sub-process has taken over, so no other event sub-process of the scope may start (BPMN 2.0, 10.5.6). */
  readonly interrupted?: true;
  /** An element that an event has already triggered (behind an event-based gateway, in an event sub-process): it doesn't wait again. */
  readonly occurrence?: Occurrence;
}

export interface MultiInstanceState {
  readonly items: readonly JsonValue[];
  /** Index of the next item to start; parallel: always the number of items. */
  readonly next: number;
  readonly completed: number;
  /** Outputs in the order of the items; null where none is in yet. */
  readonly results: readonly JsonValue[];
}

/** The event that triggered an element, and what it brought. */
export interface Occurrence {
  /** The event: for an event sub-process its start event, otherwise the element itself. */
  readonly elementId: string;
  readonly variables: JsonObject;
}

/** One unit of work inside an activation; `instance` is an element instance's key. */
export type Step =
  /** Inputs, boundary subscriptions, then the element's own start. */
  | { readonly type: 'activate'; readonly instance: string }
  /** Outputs, end of its waits, then where the token goes. */
  | { readonly type: 'complete'; readonly instance: string }
  /** A scope whose last token may have gone: completes it if so. */
  | { readonly type: 'settle'; readonly instance: string }
  /** The process instance hears a signal that it has thrown itself. */
  | { readonly type: 'signal'; readonly instance: string; readonly signalName: string; readonly variables: JsonObject };

/**
 * Something outside that has to happen: addressed by its key in a trigger. `owner` is the element instance that
 * ends with the wait; `elementId` is the element it concerns (a boundary event's wait is owned by its activity).
 */
export type Wait = UserTaskWait | JobWait | TimerWait | MessageWait | SignalWait | ChildWait;

interface WaitBase {
  readonly key: string;
  readonly owner: string;
  readonly elementId: string;
}

export interface UserTaskWait extends WaitBase {
  readonly kind: 'userTask';
}

export interface JobWait extends WaitBase {
  readonly kind: 'job';
  readonly jobType: string;
  readonly retries: number;
  /** Person whose action led to the job, through other jobs too. */
  readonly actor?: string;
}

export interface TimerWait extends WaitBase {
  readonly kind: 'timer';
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** Cycles: how it goes on after this one. */
  readonly repeat?: TimerRepeat;
}

export interface TimerRepeat {
  /** `R…/…` or cron, as evaluated when the timer began. */
  readonly expression: string;
  /** Firings left after the pending one; null = for ever. */
  readonly left: number | null;
}

export interface MessageWait extends WaitBase {
  readonly kind: 'message';
  readonly messageName: string;
  readonly correlationKey: string;
}

export interface SignalWait extends WaitBase {
  readonly kind: 'signal';
  readonly signalName: string;
}

export interface ChildWait extends WaitBase {
  readonly kind: 'child';
  readonly processId: string;
}

/** A fault of the model or of a user that stops one element instance until somebody mends it. */
export interface Incident {
  readonly key: string;
  readonly elementInstance: string;
  readonly elementId: string;
  readonly kind: IncidentKind;
  /** In Chinese, for people. */
  readonly message: string;
  /** What to do about it, in Chinese. */
  readonly remedy: string;
  /** Epoch milliseconds. */
  readonly raisedAt: number;
  /** For failed jobs: the wait to retry. */
  readonly wait?: string;
}

export type IncidentKind =
  | 'expression'
  | 'condition'
  | 'jobFailed'
  | 'unhandledError'
  | 'decision'
  | 'calledProcess'
  | 'noStartEvent'
  | 'stepBudget'
  | 'assignment'
  | 'data'
  | 'stateTooLarge';
