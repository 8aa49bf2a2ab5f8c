import type { JsonObject } from '../../../contract/json.ts';
import type { ProcessDefinition } from '../../../engine/definition/process-definition.ts';
import type { LogEntry } from '../../../engine/log.ts';
import type { InstanceState } from '../../../engine/state.ts';

/** What a scenario can see: every instance that belongs to it, and all that happened. The same for both engines. */
export interface Observation {
  /** In order of their start; the scenario's own instance first. */
  readonly instances: readonly ObservedInstance[];
  /** What the engine logged in all instances, in order of time. */
  readonly log: readonly ObservedEntry[];
}

export interface ObservedInstance {
  readonly id: string;
  readonly processId: string;
  readonly definition: ProcessDefinition;
  readonly state: InstanceState;
  /** Variables of the root scope: the last ones, when the instance has ended. */
  readonly variables: JsonObject;
  /** Keys of what the world was told to open and not to close: at rest, exactly what the state waits for. */
  readonly openWork: ReadonlySet<string>;
  /** What the driver saw go wrong on the way, such as a state that isn't JSON. */
  readonly faults: readonly string[];
}

export interface ObservedEntry {
  readonly instanceId: string;
  readonly entry: LogEntry;
}

/** Narrows an observation to the instances of one process; without a process id it stays whole. */
export function narrow(observation: Observation, processId: string | undefined): Observation {
  if (processId === undefined) return observation;
  const instances = observation.instances.filter((instance) => instance.processId === processId);
  const ids = new Set(instances.map((instance) => instance.id));
  return { instances, log: observation.log.filter(({ instanceId }) => ids.has(instanceId)) };
}
