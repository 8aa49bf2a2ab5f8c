import type { CallBinding } from '../contract/call-binding.ts';
import type { JsonObject } from '../contract/json.ts';
import type { ProjectionBatch, ProjectionResult } from '../contract/projection.ts';
import type { TimerFiring } from '../contract/timer-firing.ts';

/**
 * What the workflow asks of the world for the engine itself. Jobs of diagrams are activities named by their type, so
 * these carry a prefix that no job type may have.
 */
export interface EngineActivities {
  /** Writes a batch of the read model (local activity). */
  'engine:project'(batch: ProjectionBatch): Promise<ProjectionResult>;
  /** Makes the read model of the instance equal to a full batch. */
  'engine:synchronise'(batch: ProjectionBatch): Promise<ProjectionResult>;
  /**
   * Hash of the version of a process that a call means, the latest one without a binding, or null when there is none
   * (local activity). `callerHash`: the calling version.
   */
  'engine:resolveProcess'(processId: string, binding?: CallBinding, callerHash?: string): Promise<string | null>;
  'engine:publishMessage'(message: MessageFromInstance): Promise<void>;
  /** Begins an instance with the next message of a key, after the one that the key began has ended. */
  'engine:startWaiting'(start: { readonly processId: string; readonly correlationKey: string }): Promise<void>;
  'engine:broadcastSignal'(signal: SignalFromInstance): Promise<void>;
  /** Starts the instance of a timer start event, or records why there is none; the same firing again changes nothing. */
  'engine:fireTimerStart'(firing: TimerFiring): Promise<void>;
}

export interface MessageFromInstance {
  /** Unique: instance and command. */
  readonly id: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
  /** Owner of an instance that the message may start. */
  readonly organisation: string;
}

export interface SignalFromInstance {
  readonly id: string;
  readonly name: string;
  readonly variables: JsonObject;
  readonly organisation: string;
}
