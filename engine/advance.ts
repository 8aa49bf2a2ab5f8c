import type { Rejection } from './check.ts';
import type { Command } from './command.ts';
import type { ProcessDefinition } from './definition/process-definition.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { LiveInstance } from './live-instance.ts';
import type { LogEntry } from './log.ts';
import type { InstanceState } from './state.ts';
import type { Trigger } from './trigger.ts';

/** What one activation comes to. A rejected trigger changes nothing. */
export interface Advanced {
  readonly state: InstanceState;
  readonly commands: readonly Command[];
  readonly log: readonly LogEntry[];
  readonly rejected?: Rejection;
}

/**
 * The interpreter: applies a trigger to an instance and runs it until every token waits. Synchronous, total and pure:
 * the same definition, state and trigger give the same result, and the given state stays as it is. Faults of the
 * model are incidents in the result; what is thrown is a bug of the engine. Who has many triggers for one instance
 * keeps it as a `LiveInstance`, which doesn't copy the state each time.
 */
export function advance(definition: ProcessDefinition, state: InstanceState, trigger: Trigger, limits: Limits = DEFAULT_LIMITS): Advanced {
  const instance = new LiveInstance(definition, state);
  const applied = instance.apply(trigger, limits);
  return { ...applied, state: applied.rejected ? state : instance.state };
}
