import type { CallBinding } from '../contract/call-binding.ts';
import type { CatchableCodes } from '../contract/catchable-codes.ts';
import type { JsonObject } from '../contract/json.ts';
import type { ListenerEvent } from './definition/listener-event.ts';
import type { InstanceOutcome } from './instance-outcome.ts';
import type { Incident } from './state.ts';

/** What the world must do after an activation. `key` is the wait (or incident) that the later trigger names. */
export type Command =
  | { readonly type: 'createUserTask'; readonly task: UserTaskDescription }
  | { readonly type: 'closeUserTask'; readonly key: string; readonly outcome: 'completed' | 'cancelled'; readonly actor?: string }
  | { readonly type: 'createJob'; readonly job: JobDescription }
  | { readonly type: 'cancelJob'; readonly key: string }
  | { readonly type: 'startTimer'; readonly key: string; readonly elementId: string; readonly dueAt: number }
  | { readonly type: 'cancelTimer'; readonly key: string }
  | {
      readonly type: 'openMessageSubscription';
      readonly key: string;
      readonly elementId: string;
      readonly messageName: string;
      readonly correlationKey: string;
      readonly userAction?: { readonly label: string; readonly formId?: string; readonly candidateGroups: readonly string[] };
    }
  | { readonly type: 'closeMessageSubscription'; readonly key: string }
  | { readonly type: 'openSignalSubscription'; readonly key: string; readonly elementId: string; readonly signalName: string }
  | { readonly type: 'closeSignalSubscription'; readonly key: string }
  | {
      readonly type: 'publishMessage';
      readonly key: string;
      readonly messageName: string;
      readonly correlationKey: string;
      readonly variables: JsonObject;
    }
  /** To everybody but the instance itself, which has heard it. */
  | { readonly type: 'broadcastSignal'; readonly key: string; readonly signalName: string; readonly variables: JsonObject }
  | {
      readonly type: 'startChild';
      readonly key: string;
      readonly elementId: string;
      readonly processId: string;
      readonly variables: JsonObject;
      readonly catches: CatchableCodes;
      readonly binding?: CallBinding;
      /** Absent: the caller's. */
      readonly businessKey?: string;
      readonly organisation?: string;
    }
  | { readonly type: 'cancelChild'; readonly key: string }
  /** An open task goes on as one of another version: with its key, its people and its dates. */
  | {
      readonly type: 'migrateUserTask';
      readonly key: string;
      readonly elementId: string;
      readonly name: string;
      readonly formId?: string;
      readonly articles: readonly string[];
    }
  /** The same for what else is open: only its element is called differently. */
  | { readonly type: 'migrateWait'; readonly key: string; readonly elementId: string }
  | { readonly type: 'escalateToParent'; readonly code: string; readonly variables: JsonObject }
  | { readonly type: 'raiseIncident'; readonly incident: Incident }
  | { readonly type: 'removeIncident'; readonly key: string }
  | { readonly type: 'endInstance'; readonly outcome: InstanceOutcome };

export type CommandType = Command['type'];

export interface UserTaskDescription {
  readonly key: string;
  readonly elementInstance: string;
  readonly elementId: string;
  readonly name: string;
  readonly formId?: string;
  readonly assignee?: string;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  /** People who may not take it (separation of duties). */
  readonly excludedUsers: readonly string[];
  /** ISO 8601 date times. */
  readonly dueDate?: string;
  readonly followUpDate?: string;
  readonly priority: number;
  /** Working-day deadline still to be resolved against the calendar by whoever performs the command. */
  readonly deadline?: { readonly workingDays: number; readonly remindBefore?: number; readonly escalateTo: readonly string[] };
  readonly articles: readonly string[];
  /** Variables the task's own input mappings made; the page shows them before the instance's. */
  readonly localVariables: JsonObject;
}

export interface JobDescription {
  readonly key: string;
  readonly elementInstance: string;
  readonly elementId: string;
  readonly type: string;
  readonly retries: number;
  /** Person whose action led to the job: who answers for what it records. Absent when nobody's did. */
  readonly actor?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Variables visible to the element: local mappings if it has inputs, else everything in scope; listeners see everything. */
  readonly variables: JsonObject;
  /** Present for a listener's job: the moment at which it runs. */
  readonly listener?: ListenerEvent;
}
