import type { InstanceUpdateReply } from '../contract/process-instance.ts';
import type { SubscriptionRow, TaskRow } from '../contract/projection.ts';
import type { InstanceState, JobDescription } from '../engine/index.ts';

/** Raised when the shape changes; `upgradeCarriedState` brings older ones up. */
export const CARRIED_FORMAT = 1;

/** What an instance takes along when it continues as new: everything that isn't in the definition. */
export interface CarriedState {
  readonly format: typeof CARRIED_FORMAT;
  readonly engine: InstanceState;
  /** Number and token of the last projection. */
  readonly batch: number;
  readonly token: string;
  /** Open tasks and subscriptions as they were projected: the engine's state holds only their keys. */
  readonly tasks: readonly TaskRow[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly jobs: readonly JobDescription[];
  /** Keys of jobs that took too long to wait for: offered again, and handlers do a job's work once. */
  readonly jobsUnderWay: readonly string[];
  /** Workflow ids of called instances, by wait key; they report their end by signal from now on. */
  readonly children: readonly (readonly [string, string])[];
  /** This instance's own caller wants a signal at the end. */
  readonly reportEnd: boolean;
  /** Answers to the latest updates, by update id: Temporal recognises a repeated id within one run only. */
  readonly answers: readonly (readonly [string, InstanceUpdateReply])[];
  /** Ids of the latest messages and signals. */
  readonly received: readonly (readonly [string, true])[];
}

/**
 * Brings a carried state of an older release up to this one. Formats so far: 1. A new one adds an `upgradeFrom…`
 * here and a recorded history to the replay corpus.
 */
export function upgradeCarriedState(carried: CarriedState): CarriedState {
  const format: number = carried.format;
  if (format !== CARRIED_FORMAT) throw new Error(`This worker can't read carried state of format ${String(format)}; a newer one wrote it`);
  return carried;
}
