import type { JsonObject, JsonValue } from '../contract/json.ts';

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
  /** Error and escalation codes that a calling instance catches; absent in a root instance. */
  readonly caughtByParent?: CatchableCodes;
}

export type InstanceStatus = 'active' | 'completed' | 'terminated';

/** Codes that callers catch; `null` in the list is a catch-all. */
export interface CatchableCodes {
  readonly errors: readonly (string | null)[];
  readonly escalations: readonly (string | null)[];
}

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
  /** Flow scopes: number of live children. */
  readonly children: number;
  /** Flow scopes: tokens that arrived at a joining gateway, by gateway id, then by flow id. */
  readonly joins?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly multiInstance?: MultiInstanceState;
  /** Inner instance of a multi-instance: its index from 0. */
  readonly loopIndex?: number;
  /** Set while it is being ended so that another event may go on: the boundary event or event sub-process to start. */
  readonly interruptedBy?: Interruption;
}

export interface MultiInstanceState {
  readonly items: readonly JsonValue[];
  /** Next index to start (sequential) and results in input order. */
  readonly next: number;
  readonly completed: number;
  readonly results: readonly JsonValue[];
}

export interface Interruption {
  readonly elementId: string;
  readonly variables: JsonObject;
}

/**
 * Something outside that has to happen: addressed by its key in a trigger. `owner` is the element instance that
 * ends with the wait; `elementId` is the element it concerns (a boundary event's wait is owned by its activity).
 */
export type Wait =
  | UserTaskWait
  | JobWait
  | TimerWait
  | MessageWait
  | SignalWait
  | ChildWait;

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
  /** Firings left after the next one; null = for ever. */
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
  | 'stepBudget'
  | 'assignment'
  | 'stateTooLarge';
