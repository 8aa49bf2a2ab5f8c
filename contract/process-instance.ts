import type { CatchableCodes } from './catchable-codes.ts';
import type { JsonObject } from './json.ts';
import type { ActivateInstruction, Modification } from './modification.ts';

/** The one workflow type: it interprets every diagram. */
export const PROCESS_INSTANCE_WORKFLOW = 'processInstance';

/** Owner of an instance that a message, a signal or a timer starts when nobody says otherwise. */
export const DEFAULT_ORGANISATION = 'bureau';

/**
 * Stands for a compiled definition in payloads. The worker's payload codec swaps it for the definition itself
 * before workflow code sees it (claim check), so histories hold a hash and never a diagram.
 */
export interface DefinitionReference {
  readonly definitionHash: string;
}

/** Argument of the workflow. `CarriedState` is the workflow's own (continue-as-new). */
export interface ProcessInstanceInput<Definition = DefinitionReference, CarriedState = never> {
  readonly definition: Definition;
  readonly definitionHash: string;
  readonly businessKey: string;
  /** Organisation code that owns the instance: who may see it follows from this. */
  readonly organisation: string;
  readonly start: InstanceStart;
  readonly parent?: ParentLink;
  readonly carried?: CarriedState;
}

export interface InstanceStart {
  readonly variables: JsonObject;
  /** Absent: the process's none start event. */
  readonly startEvent?: string;
  /** Which of the events of a multiple start event has happened. */
  readonly startDefinition?: number;
  /** Elements to begin before, instead of at a start event. */
  readonly startAt?: readonly ActivateInstruction[];
  /** User id; absent for schedules, messages and call activities. */
  readonly startedBy?: string;
  /** Tells a repeated request to start (same id: same instance) from another one for the same business key. */
  readonly requestId?: string;
  /** The published message that started it: marked as delivered in the instance's first batch. */
  readonly messageId?: string;
  /** Correlation key of that message: while the instance runs no other message of the key begins one. */
  readonly correlationKey?: string;
}

export interface ParentLink {
  readonly instanceId: string;
  /** Key of the call activity's wait in the calling instance. */
  readonly waitKey: string;
  readonly catches: CatchableCodes;
  /** How many instances are above this one, at most `MAX_CALL_DEPTH`; absent: one. */
  readonly depth?: number;
}

/** Workflow id of an instance: readable, unique, free of personal data. */
export function instanceId(processId: string, businessKey: string): string {
  return `${processId}:${businessKey}`;
}

/** Actions of people and programs on a running instance: each is a Temporal Update of this name. */
export const instanceUpdates = {
  completeUserTask: 'completeUserTask',
  throwError: 'throwError',
  throwEscalation: 'throwEscalation',
  completeJob: 'completeJob',
  failJob: 'failJob',
  deliverMessage: 'deliverMessage',
  resolveIncident: 'resolveIncident',
  setVariables: 'setVariables',
  suspend: 'suspend',
  resume: 'resume',
  cancel: 'cancel',
  resolveIncidents: 'resolveIncidents',
  modify: 'modify',
  activateAdHoc: 'activateAdHoc',
  migrate: 'migrate',
  /** Writes the whole open state to the read model again. */
  resynchronise: 'resynchronise',
} as const;
export type InstanceUpdateName = keyof typeof instanceUpdates;

/** Sent together with the start of an instance: its reply brings the first open tasks. */
export const STARTED_UPDATE = 'started';
export interface StartedArguments {
  readonly requestId: string;
}

/**
 * Arguments by update. `key` is the task's, job's, subscription's or incident's key in the instance. Clients name a
 * definition by reference, and workers see the definition itself.
 */
export interface InstanceUpdateArguments<Definition = DefinitionReference> {
  completeUserTask: { readonly key: string; readonly variables: JsonObject; readonly actor: string };
  throwError: { readonly key: string; readonly code: string; readonly variables: JsonObject };
  throwEscalation: { readonly key: string; readonly code: string; readonly variables: JsonObject };
  completeJob: { readonly key: string; readonly variables: JsonObject };
  failJob: { readonly key: string; readonly message: string; readonly retries: number };
  deliverMessage: { readonly key: string; readonly messageId: string; readonly variables: JsonObject };
  resolveIncident: { readonly key: string };
  setVariables: { readonly scope?: string; readonly variables: JsonObject };
  suspend: Record<string, never>;
  resume: Record<string, never>;
  cancel: { readonly reason: string };
  resolveIncidents: Record<string, never>;
  modify: Modification;
  /** `key`: of the ad-hoc sub-process's element instance; `variables` are local to each element that begins. */
  activateAdHoc: { readonly key: string; readonly elements: readonly string[]; readonly variables: JsonObject };
  migrate: MigrateArguments<Definition>;
  resynchronise: Record<string, never>;
}

/** Another version to go on with. `definition` comes first: the worker's payload codec finds the reference there. */
export interface MigrateArguments<Definition = DefinitionReference> {
  readonly definition: Definition;
  readonly definitionHash: string;
  /** Ids of elements and sequence flows in that version by their ids now; what isn't named keeps its id. */
  readonly mapping: Readonly<Record<string, string>>;
}

/** Reply of every update: what the person needs next, already in the read model when the reply arrives. */
export interface InstanceUpdateReply {
  readonly instanceId: string;
  readonly status: 'active' | 'completed' | 'terminated';
  /** Number of the projection batch that holds the effects. */
  readonly batch: number;
  /** User tasks that this action opened (at most 20), in order of creation. */
  readonly opened: readonly OpenedTask[];
}

export interface OpenedTask {
  readonly key: string;
  readonly elementId: string;
  readonly name: string;
  readonly assignee?: string;
  readonly candidateGroups: readonly string[];
}

/** Refusals by the workflow's validators travel as ApplicationFailure types of these names. */
export const refusals = {
  /** The task, job, subscription or incident is no longer open. */
  notOpen: 'NotOpen',
  ended: 'InstanceEnded',
  suspended: 'InstanceSuspended',
  tooLarge: 'PayloadTooLarge',
  invalid: 'InvalidRequest',
  /** Another instance of the process has this business key. */
  exists: 'AlreadyExists',
  /** No such instance, process or definition. */
  notFound: 'NotFound',
} as const;
/** An ApplicationFailure of this type is no refusal: the instance is about to continue as new, and clients ask again. */
export const BUSY = 'Busy';

export type RefusalKind = (typeof refusals)[keyof typeof refusals];

/** Temporal signals that an instance accepts. They can arrive twice: each carries an id, or names a wait that ends with it. */
export const instanceSignals = {
  broadcast: 'broadcastSignal',
  /** From a called instance: an escalation that its caller catches. */
  childEscalation: 'childEscalation',
  /** From a called instance whose caller has continued as new in the meantime, so that Temporal doesn't tell it. */
  childEnded: 'childEnded',
  /** To a called instance: tell the caller by signal when you end. */
  reportEnd: 'reportEnd',
} as const;

export interface InstanceSignalArguments {
  broadcastSignal: { readonly id: string; readonly name: string; readonly variables: JsonObject };
  childEscalation: { readonly key: string; readonly code: string; readonly variables: JsonObject };
  childEnded: { readonly key: string; readonly result: InstanceResult };
  reportEnd: Record<string, never>;
}

/** What the workflow returns: the caller of a call activity goes on from it. */
export type InstanceResult =
  | { readonly kind: 'completed'; readonly variables: JsonObject }
  | { readonly kind: 'terminated'; readonly reason?: string }
  | { readonly kind: 'error'; readonly code: string; readonly variables: JsonObject };

/** Query: the engine's state, for the reconciler and for tests. */
export const STATE_QUERY = 'engineState';

/** Query: the last batch of which the instance knows that it is in the read model (`ProjectionState`). */
export const PROJECTION_QUERY = 'projection';

/** Where the read model of an instance stands; carried along when it continues as new. */
export interface ProjectionState {
  readonly batch: number;
  /** Of the write; null before the first. */
  readonly token: string | null;
}

/** Query with `MigrateArguments`: what would become of the instance, and everything that wouldn't fit (`MigrationPlan`). */
export const MIGRATION_QUERY = 'migrationPlan';

/** Default task queue of workflows and activities; service tasks may name another in the header `taskQueue`. */
export const TASK_QUEUE = 'social-work';

/** Search attributes carry no names or ID numbers. */
export const searchAttributes = { processId: 'ProcessId', organisation: 'Organisation' } as const;
