import type { ProcessInstanceInput } from '../contract/process-instance.ts';
import type { ProcessDefinition, TriggerBody } from '../engine/index.ts';
import type { CarriedState } from './carried-state.ts';
import type { LocalLane } from './local-lane.ts';
import type { Projector } from './projector.ts';

export type InstanceInput = ProcessInstanceInput<ProcessDefinition, CarriedState>;

/** What performing an instance's commands needs of the instance: who it is, and where results go. */
export interface PerformingInstance {
  readonly id: string;
  readonly input: InstanceInput;
  readonly lane: LocalLane;
  readonly projector: Pick<Projector, 'latestBatch' | 'whenWritten'>;
  /** Lets something happen to the instance where nobody waits for the answer. */
  happen(body: TriggerBody): void;
  /** A bug of ours: it fails the workflow task. */
  fail(error: unknown): void;
}
