import type { CatchableCodes } from '../contract/catchable-codes.ts';
import type { JsonObject, JsonValue } from '../contract/json.ts';
import type { ListenerEvent } from './definition/listener-event.ts';
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

/** `compensation`: works through what is to be undone, as the scope of the handlers (see `behaviours/compensation.ts`). */
export type ElementInstanceRole = 'process' | 'element' | 'multiInstanceBody' | 'compensation';

/**
 * One activation of an element. The lifecycle is
 * `activating → active → completing → (completed)` or `→ terminating → (terminated)`; ended instances leave the state.
 */
export interface ElementInstance {
  readonly key: string;
  readonly elementId: string;
  readonly role: ElementInstanceRole;
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
  /** Flow scopes: complex gateways that have been activated and wait for their reset, with the incoming flows they took a token from (BPMN 2.0, 13.4.5). */
  readonly awaitingReset?: Readonly<Record<string, readonly string[]>>;
  readonly multiInstance?: MultiInstanceState;
  readonly adHoc?: AdHocState;
  /** Inner instance of a multi-instance or loop: its index from 0. */
  readonly loopIndex?: number;
  /** Flow scopes: an interrupting event sub-process has taken over, so no other event sub-process of the scope may start (BPMN 2.0, 10.5.6). */
  readonly interrupted?: true;
  /** Flow scopes and multi-instance bodies: what has completed inside and can be undone, in that order. */
  readonly completed?: readonly CompletedActivity[];
  /** Flow scopes and multi-instance bodies: how many of those there have been. */
  readonly completions?: number;
  /** Role `compensation`: what is still to be undone, and what happens then. */
  readonly compensation?: CompensationState;
  /** A compensation throw event that waits: what is undone next. */
  readonly undoing?: readonly UndoTarget[];
  /** An element that an event has already triggered (behind an event-based gateway, in an event sub-process): it doesn't wait again. */
  readonly occurrence?: Occurrence;
  /** A flow scope that an operator has opened: it begins here instead of at its start event. */
  readonly startPoints?: readonly StartPoint[];
  /** Listeners are under way: the element goes on when they are done. */
  readonly listeners?: ListenerProgress;
  /** What has happened so far of the parallel multiple events that it waits for. */
  readonly gathered?: readonly GatheredPart[];
  /** A complex gateway that runs because it resets, not because it was activated. */
  readonly resets?: true;
}

/** Where a token begins, or which scopes are opened for it. */
export interface StartPoint {
  readonly elementId: string;
  /** Local to the new element instance. */
  readonly variables?: JsonObject;
  /** The element is a scope and begins at these. */
  readonly startPoints?: readonly StartPoint[];
}

export interface ListenerProgress {
  readonly event: ListenerEvent;
  /** Index of the listener that runs now, or next. */
  readonly next: number;
  /** `completing`: what the person entered and the listeners added; it counts when all are done. */
  readonly variables?: JsonObject;
}

export interface MultiInstanceState {
  readonly items: readonly JsonValue[];
  /** Index of the next item to start; parallel: always the number of items. */
  readonly next: number;
  readonly completed: number;
  /** Outputs in the order of the items; null where none is in yet. */
  readonly results: readonly JsonValue[];
}

/** An activity that has completed and can be undone (BPMN 2.0, 13.5.5). */
export interface CompletedActivity {
  readonly elementId: string;
  /** Element id of the activity that undoes it; absent: what it holds is undone. */
  readonly handler?: string;
  /** Sub-processes: what had completed inside. */
  readonly inside?: readonly CompletedActivity[];
  /** Sub-processes: their own variables when they completed. */
  readonly variables?: JsonObject;
  /** Which completion of its scope it was, from 1: a compensation that is interrupted gives back what is left in this order. */
  readonly number?: number;
}

/** What a thrown compensation concerns: completed activities of a scope instance, or the one that it names. */
export interface UndoTarget {
  readonly scope: string;
  readonly activityRef?: string;
}

export interface CompensationState {
  /** In the order of completion: the last one is undone first. */
  readonly left: readonly CompletedActivity[];
  /** Key of the throw event that waits for the end. */
  readonly thrower?: string;
  /** The transaction around is left through its cancel event then. */
  readonly cancels?: true;
  /** A completed activity that is undone by what is inside: its number. */
  readonly number?: number;
}

/** How far an ad-hoc sub-process is. */
export interface AdHocState {
  /** Ids of the activities that begin, one after the other, when nothing else is going on: sequential ones take turns. */
  readonly queue: readonly string[];
  /** Something inside has completed. */
  readonly progressed?: true;
  /** Something inside has completed since the completion condition was evaluated. */
  readonly due?: true;
  /** The completion condition has held: what is still going on is waited for, and nothing more begins. */
  readonly closing?: true;
  readonly results?: readonly JsonValue[];
}

/** The event that triggered an element, and what it brought. */
export interface Occurrence {
  /** The event: for an event sub-process its start event, for an event-based gateway the event behind it, otherwise the element itself. */
  readonly elementId: string;
  readonly variables: JsonObject;
  /** Which definition happened, where the others are still waited for. */
  readonly definition?: number;
}

/** One definition of a parallel multiple event that has happened while others are still missing. */
export interface GatheredPart {
  readonly elementId: string;
  readonly definition: number;
  readonly variables: JsonObject;
  /** The wait that it ended; escalations have none. */
  readonly wait?: Wait;
}

/** One unit of work inside an activation; `instance` is an element instance's key. */
export type Step =
  /** Inputs, boundary subscriptions, then the element's own start. */
  | { readonly type: 'activate'; readonly instance: string }
  /** Outputs, end of its waits, then where the token goes. */
  | { readonly type: 'complete'; readonly instance: string }
  /** A user task goes on after one of its listeners. */
  | { readonly type: 'resume'; readonly instance: string }
  /** A scope whose last token may have gone: completes it if so. */
  | { readonly type: 'settle'; readonly instance: string }
  /** Something that a conditional event looks at may have changed. */
  | { readonly type: 'condition'; readonly instance: string; readonly wait: string }
  /** The process instance hears a signal that it has thrown itself. */
  | { readonly type: 'signal'; readonly instance: string; readonly signalName: string; readonly variables: JsonObject };

/**
 * Something outside that has to happen: addressed by its key in a trigger. `owner` is the element instance that
 * ends with the wait; `elementId` is the element it concerns (a boundary event's wait is owned by its activity).
 */
export type Wait = UserTaskWait | JobWait | TimerWait | MessageWait | SignalWait | ConditionWait | ChildWait;

interface WaitBase {
  readonly key: string;
  readonly owner: string;
  readonly elementId: string;
  /** Multiple events: the place of the definition that the wait belongs to. */
  readonly definition?: number;
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
  /** The job is a listener's: which one of which event. */
  readonly listener?: ListenerReference;
}

export interface ListenerReference {
  readonly event: ListenerEvent;
  readonly index: number;
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

/** A conditional event: what it waits for is inside the instance, so the world has no part in it and no trigger names it. */
export interface ConditionWait extends WaitBase {
  readonly kind: 'condition';
  /** What the condition was last found to be: it happens when false becomes true (BPMN 2.0, 10.5.5). */
  readonly holds: boolean;
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
