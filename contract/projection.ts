import type { JsonObject } from './json.ts';

/**
 * Everything one activation of an instance changes in the read model: written in one transaction, idempotent on
 * (instanceId, batch). See docs/decisions for what happens when a batch number comes back with other contents.
 */
export interface ProjectionBatch {
  readonly instanceId: string;
  /** 1, 2, 3 … through the instance's whole life, across continue-as-new. */
  readonly batch: number;
  /**
   * Token of the batch before it, as writing that one returned it; null before the first. The batch is written only
   * on top of exactly that one: what a killed worker wrote but never recorded has another token and is found out.
   */
  readonly after: string | null;
  /** Epoch milliseconds of the activation. */
  readonly at: number;
  /** Present in the first batch and in full synchronisations. */
  readonly instance?: InstanceRow;
  /**
   * Present in full synchronisations: the batch holds everything open, whatever it doesn't name is closed, and the
   * history from this batch number on is written anew.
   */
  readonly fullFrom?: number;
  readonly status?: 'active' | 'completed' | 'terminated';
  readonly endReason?: string;
  /** The root scope's variables, when they changed. */
  readonly variables?: JsonObject;
  /** Element instances that are live at the end of the activation and weren't before. */
  readonly entered: readonly LiveElement[];
  /** Keys of element instances that were live before and aren't now. */
  readonly left: readonly string[];
  readonly tasksOpened: readonly TaskRow[];
  readonly tasksClosed: readonly ({ readonly key: string } & ClosedTask)[];
  readonly timersOpened: readonly TimerRow[];
  readonly timersClosed: readonly string[];
  readonly subscriptionsOpened: readonly SubscriptionRow[];
  readonly subscriptionsClosed: readonly string[];
  readonly jobsOpened: readonly JobRow[];
  readonly jobsClosed: readonly string[];
  readonly incidentsRaised: readonly IncidentRow[];
  readonly incidentsRemoved: readonly string[];
  /** Published messages that the instance has taken in: their delivery is over. */
  readonly messagesDelivered: readonly string[];
  /** The engine's log of the activation, for history pages. */
  readonly history: readonly JsonObject[];
}

export interface InstanceRow {
  readonly processId: string;
  readonly definitionHash: string;
  readonly businessKey: string;
  readonly organisation: string;
  readonly startedBy?: string;
  readonly parentInstanceId?: string;
}

export interface LiveElement {
  readonly key: string;
  readonly elementId: string;
  readonly parent: string | null;
  readonly role: 'process' | 'element' | 'multiInstanceBody' | 'compensation';
}

export interface TaskRow {
  readonly key: string;
  readonly elementInstance: string;
  readonly elementId: string;
  readonly name: string;
  /** Epoch milliseconds: working-day deadlines count from it, also when the row is written again later. */
  readonly createdAt: number;
  readonly formId?: string;
  readonly assignee?: string;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly excludedUsers: readonly string[];
  readonly dueDate?: string;
  readonly followUpDate?: string;
  readonly priority: number;
  readonly deadline?: { readonly workingDays: number; readonly remindBefore?: number; readonly escalateTo: readonly string[] };
  readonly articles: readonly string[];
  readonly localVariables: JsonObject;
  /** Opened and closed within the same batch. */
  readonly closed?: ClosedTask;
}

export interface ClosedTask {
  readonly outcome: 'completed' | 'cancelled';
  readonly actor?: string;
}

export interface TimerRow {
  readonly key: string;
  readonly elementId: string;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

export interface JobRow {
  readonly key: string;
  readonly elementId: string;
  readonly jobType: string;
}

export interface SubscriptionRow {
  readonly key: string;
  readonly elementId: string;
  readonly kind: 'message' | 'signal';
  readonly name: string;
  /** Messages only. */
  readonly correlationKey?: string;
  readonly userAction?: { readonly label: string; readonly formId?: string; readonly candidateGroups: readonly string[] };
}

export interface IncidentRow {
  readonly key: string;
  readonly elementInstance: string;
  readonly elementId: string;
  readonly kind: string;
  readonly message: string;
  readonly remedy: string;
  readonly raisedAt: number;
}

/** What writing a batch tells the workflow. */
export type ProjectionResult =
  | {
      /** Identifies this write; the next batch names it in `after`. */
      readonly token: string;
      /** Messages that were waiting for subscriptions opened by this batch; absent: none. */
      readonly messages?: readonly BufferedMessage[];
    }
  /**
   * The read model doesn't stand at `after` (a worker died after writing, or the rows were changed by hand): nothing
   * was written, and the workflow answers with a full batch on top of the token that is there now.
   */
  | { readonly conflict: { readonly current: string | null } };

export interface BufferedMessage {
  /** Key of the subscription that takes it. */
  readonly key: string;
  readonly messageId: string;
  readonly variables: JsonObject;
}
