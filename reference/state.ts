import type { CatchableCodes } from '../contract/catchable-codes.ts';
import type { JsonObject, JsonValue } from '../contract/json.ts';

/** One process instance: what runs in it, where its tokens are, and what it has sent. Plain data, never changed in place. */
export interface ReferenceState {
  readonly status: 'running' | 'completed' | 'terminated';
  readonly nextId: number;
  /** Everything that has begun and not ended, by id: the process itself, its activities, events and gateways. */
  readonly instances: Readonly<Record<string, Instance>>;
  /** Tokens on sequence flows. */
  readonly tokens: readonly FlowToken[];
  /** Signals thrown inside that not everybody has heard yet. */
  readonly signals: readonly Signal[];
  /** What went to other instances since it was last looked at, such as `message paid`. */
  readonly sent: readonly string[];
  /** Complex gateways that have fired and not reset, with the flows that brought tokens in the first phase (BPMN 2.0, 13.4.5). */
  readonly resetting: readonly Reset[];
  /** What callers catch. */
  readonly catchable: CatchableCodes;
  /** Set when the instance won't complete as drawn. */
  readonly isCancelled: boolean;
}

export interface Instance {
  readonly id: string;
  readonly elementId: string;
  /**
   * The body of a multi-instance or loop is the activity as a whole; its repetitions are its children. A compensation is what its
   * handlers run in, named after what has thrown it or after the activity that it takes back.
   */
  readonly role: 'process' | 'element' | 'multiInstanceBody' | 'compensation';
  /** The scope or body around it. */
  readonly parent: string | null;
  /**
   * BPMN 2.0, 13.3.2, figure 13.2, with the states in which nothing can be observed left out. `entering`: a token has come
   * (Ready); `active`; `finished`: done, its token not yet gone on (Completing); `ending`: interrupted (Terminating).
   */
  readonly phase: 'entering' | 'active' | 'finished' | 'ending';
  readonly variables: JsonObject;
  /** Which happenings from outside concern it now. */
  readonly listening: readonly Listening[];
  /** The event that has begun it, for what begins by an event. */
  readonly occurred: Occurrence | null;
  /** Repetitions: which one it is, from 0. */
  readonly loopIndex: number | null;
  /** Bodies: how far the repetitions are. */
  readonly loop: Loop | null;
  /** Ad-hoc sub-processes: how far it is. */
  readonly adHoc: AdHocProgress | null;
  /** Scopes: an interrupting event sub-process has taken over. */
  readonly isInterrupted: boolean;
  /** Something went wrong that isn't an incident yet. */
  readonly fault: string | null;
  readonly incidents: readonly string[];
  /** What went wrong is its beginning or its end, which somebody has to let it try again. */
  readonly isBlocked: boolean;
  /** Transactions: cancelled, and to be left by the cancel boundary event once everything is compensated. */
  readonly isCancelling: boolean;
  /** Scopes: what has completed in it and could be compensated, oldest first. */
  readonly completions: readonly Completion[];
  /** What throws compensation and waits: what is to be compensated after what is now. */
  readonly toCompensate: readonly CompensationTarget[];
  readonly compensation: Compensation | null;
}

/** `firings` is how often the event may still happen: null without end. */
export interface Listening {
  readonly event: string;
  readonly firings: number | null;
  /** Conditional events: the condition has been false since it last fired. */
  readonly isArmed: boolean;
}

export interface Occurrence {
  readonly event: string;
  readonly variables: JsonObject;
}

export interface Loop {
  readonly items: readonly JsonValue[];
  readonly started: number;
  readonly completed: number;
}

export interface AdHocProgress {
  /** Sequential ordering: what the diagram names and hasn't begun yet. */
  readonly left: readonly string[];
  /** Something in it has completed. */
  readonly hasProgressed: boolean;
  /** The completion condition has to be evaluated. */
  readonly isDue: boolean;
  /** The completion condition was true: nothing can be chosen any more. */
  readonly isClosing: boolean;
}

export interface FlowToken {
  readonly flow: string;
  readonly scope: string;
  /** False while it is only chosen, at the beginning of the flow. */
  readonly isTaken: boolean;
  /** Behind an event-based gateway: what has happened there. */
  readonly occurred: Occurrence | null;
}

export interface Reset {
  readonly gateway: string;
  readonly scope: string;
  readonly flows: readonly string[];
}

export interface Signal {
  readonly name: string;
  readonly variables: JsonObject;
  /** Null: from outside. */
  readonly thrower: string | null;
  /** Null until it is delivered; then who is still to hear it. */
  readonly listeners: readonly Listener[] | null;
}

export interface Listener {
  readonly instance: string;
  readonly event: string;
}

/** A completed activity, as it is when it comes to be compensated. */
export interface Completion {
  readonly elementId: string;
  /** Rises with each completion. */
  readonly number: number;
  /** The event that catches its compensation, on its boundary or in it; null: what completed in it is compensated. */
  readonly event: string | null;
  readonly inner: readonly Completion[];
  /** Its variables when it completed. */
  readonly variables: JsonObject;
}

/** Completed activities of a scope: all, or those of one element. */
export interface CompensationTarget {
  readonly scope: string;
  readonly activity: string | null;
}

export interface Compensation {
  /** What is still to be compensated, in order of completion. */
  readonly left: readonly Completion[];
  /** The completed activity that is compensated by what is in it; null for what has been thrown. */
  readonly restores: Completion | null;
  /** The event that has thrown it and waits for its end. */
  readonly waiter: string | null;
}

export function initialState(): ReferenceState {
  return {
    status: 'running',
    nextId: 1,
    instances: {},
    tokens: [],
    signals: [],
    resetting: [],
    sent: [],
    catchable: { errors: [], escalations: [] },
    isCancelled: false,
  };
}

export function instanceOf(state: ReferenceState, id: string): Instance {
  const instance = state.instances[id];
  if (!instance) throw new Error(`No instance ${id}`);
  return instance;
}

export function rootOf(state: ReferenceState): Instance {
  const root = Object.values(state.instances).find(({ parent }) => parent === null);
  if (!root) throw new Error('The process instance is over');
  return root;
}

export function childrenOf(state: ReferenceState, id: string): readonly Instance[] {
  return Object.values(state.instances).filter(({ parent }) => parent === id);
}

/** Adds an instance in phase `entering`; what isn't said is as at the beginning. */
export function add(
  state: ReferenceState,
  instance: Pick<Instance, 'elementId' | 'role' | 'parent'> & Partial<Omit<Instance, 'id'>>,
): ReferenceState {
  const id = String(state.nextId);
  const added: Instance = {
    phase: 'entering',
    variables: {},
    listening: [],
    occurred: null,
    loopIndex: null,
    loop: null,
    adHoc: null,
    isInterrupted: false,
    fault: null,
    incidents: [],
    isBlocked: false,
    isCancelling: false,
    completions: [],
    toCompensate: [],
    compensation: null,
    ...instance,
    id,
  };
  return { ...state, nextId: state.nextId + 1, instances: { ...state.instances, [id]: added } };
}

export function change(state: ReferenceState, id: string, patch: Partial<Omit<Instance, 'id'>>): ReferenceState {
  return { ...state, instances: { ...state.instances, [id]: { ...instanceOf(state, id), ...patch } } };
}

export function remove(state: ReferenceState, id: string): ReferenceState {
  const { [id]: _, ...instances } = state.instances;
  return { ...state, instances };
}
