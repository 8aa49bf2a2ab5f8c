import type { InstanceOperation } from '../contract/instance-operation.ts';
import type { JsonObject } from '../contract/json.ts';
import type { ActivateInstruction } from '../contract/modification.ts';
import type { InstanceUpdateArguments, InstanceUpdateName, InstanceUpdateReply } from '../contract/process-instance.ts';

import type { MigrationPlan } from '../engine/index.ts';

/**
 * What the web, the scripts and the sweeps ask of running processes. Every method either answers, or throws `Refused`
 * (nothing was executed, and a retry won't help) or `EngineUnavailable` (within some 3 s; the same ids may be sent
 * again). Made by `createEngineClient`.
 */
export interface EngineClient {
  /** Starts an instance and answers when its first tasks are in the read model. */
  startInstance(request: StartInstanceRequest): Promise<InstanceUpdateReply>;
  /**
   * Acts on a running instance. `updateId` makes repetition harmless: the same id gets the same answer, so a page
   * makes it once (for example in a hidden field) and keeps it through retries.
   */
  execute<Name extends InstanceUpdateName>(
    instanceId: string,
    name: Name,
    args: InstanceUpdateArguments[Name],
    options: { readonly updateId: string },
  ): Promise<InstanceUpdateReply>;
  /** Does what an operator asks for to an instance; a restart answers for the new one. */
  operate(request: OperationRequest): Promise<InstanceUpdateReply>;
  /** What a migration would come to, and everything that wouldn't fit. */
  checkMigration(migration: MigrationToCheck): Promise<MigrationPlan>;
  /** Hands a message to the instance that waits for it, starts one, or keeps it until its time to live is over. */
  publishMessage(message: MessageToPublish): Promise<PublishedMessage>;
  /** Begins an instance with the next message of a key that waits for the one before to end. */
  startWaiting(processId: string, correlationKey: string): Promise<void>;
  /** Sends a signal to everything that waits for it now, and starts the processes that begin with it. */
  broadcastSignal(signal: SignalToBroadcast): Promise<void>;
  /** True when Temporal answers: readiness, and the notice that actions have to wait. */
  isAvailable(): Promise<boolean>;
}

export interface StartInstanceRequest {
  readonly processId: string;
  readonly businessKey: string;
  /** Organisation code that owns the instance. */
  readonly organisation: string;
  readonly variables: JsonObject;
  /** User id. */
  readonly startedBy?: string;
  /** The same id for the same business key gets the same instance; another id is refused with `AlreadyExists`. */
  readonly requestId: string;
  /** A particular start event; default: the none start event. */
  readonly startEvent?: string;
  /** Which of the events of a multiple start event has happened: needed when it waits for all of them. */
  readonly startDefinition?: number;
  /** Elements to begin before, instead of at a start event; refused when a token can't be put there. */
  readonly startAt?: readonly ActivateInstruction[];
  /** A particular version; default: the latest deployed one. */
  readonly definitionHash?: string;
}

export interface MessageToPublish {
  /** Publishing the same id twice is publishing once. */
  readonly id: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
  /** How long it waits for a subscription; default: an hour. With zero only who waits now can get it. */
  readonly timeToLiveMs?: number;
  /** Owner of an instance that the message starts; default: `bureau`. */
  readonly organisation?: string;
}

export interface PublishedMessage {
  /**
   * `buffered`: nobody waits yet, or the instance that its key began still runs. `taken`: an instance has it or gets it
   * shortly, whatever happens to this process. `discarded`: nobody waited, and it had no time to live.
   */
  readonly state: 'buffered' | 'taken' | 'started' | 'discarded';
  readonly instanceId?: string;
}

export interface SignalToBroadcast {
  /** Broadcasting the same id twice reaches each instance once. */
  readonly id: string;
  readonly name: string;
  readonly variables: JsonObject;
  /** Owner of instances that the signal starts; default: `bureau`. */
  readonly organisation?: string;
}

export interface OperationRequest {
  readonly instanceId: string;
  readonly operation: InstanceOperation;
  /** The same id does it once. */
  readonly updateId: string;
  /** Person id: who starts what a restart starts. */
  readonly actor: string;
}

export interface MigrationToCheck {
  readonly instanceId: string;
  readonly definitionHash: string;
  readonly mapping: Readonly<Record<string, string>>;
}
