import type { JsonObject } from '../contract/json.ts';
import { Activation, ROOT_KEY } from './activation.ts';
import { check, type Rejection } from './check.ts';
import type { Command } from './command.ts';
import type { ProcessDefinition } from './definition/process-definition.ts';
import { InstanceMemory } from './instance-memory.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { LogEntry } from './log.ts';
import { ModelFault } from './model-fault.ts';
import { runSteps } from './run-steps.ts';
import type { InstanceState, InstanceStatus } from './state.ts';
import type { Trigger } from './trigger.ts';
import { applyTrigger } from './triggers/index.ts';

/** What a trigger came to. One that was rejected changed nothing. */
export interface Applied {
  readonly commands: readonly Command[];
  readonly log: readonly LogEntry[];
  readonly rejected?: Rejection;
}

/**
 * One process instance in memory between its triggers. It gives the same answers as `advance`, in time that goes with
 * what happens and not with what is open: five hundred open tasks needn't be copied to complete one of them.
 */
export class LiveInstance {
  readonly #memory: InstanceMemory;
  #definition: ProcessDefinition;

  constructor(definition: ProcessDefinition, state: InstanceState) {
    this.#definition = definition;
    this.#memory = new InstanceMemory(state);
  }

  /** The whole state as plain JSON. Later triggers don't change what was handed out, so the next one copies once. */
  get state(): InstanceState {
    return this.#memory.snapshot();
  }

  get status(): InstanceStatus {
    return this.#memory.head.status;
  }

  /** Variables of the process instance; undefined before its start and after its end. */
  get variables(): JsonObject | undefined {
    return this.#memory.elements.get(ROOT_KEY)?.variables;
  }

  /** Whether a trigger fits now. */
  check(trigger: Trigger): Rejection | undefined {
    return check(this.#definition, this.#memory.view(), trigger);
  }

  /** Lets a trigger happen and runs until every token waits. When that throws, a bug, the instance is as before. */
  apply(trigger: Trigger, limits: Limits = DEFAULT_LIMITS): Applied {
    const rejected = this.check(trigger);
    if (rejected) {
      return { commands: [], log: [], rejected };
    }
    const before = this.#memory.mark();
    try {
      return this.#run(trigger, limits);
    } catch (error) {
      this.#memory.rollBack(before);
      if (error instanceof MisfitTrigger) {
        return { commands: [], log: [], rejected: { reason: 'invalid', message: error.message } };
      }
      throw error;
    } finally {
      this.#memory.commit();
    }
  }

  #run(trigger: Trigger, limits: Limits): Applied {
    const activation = new Activation(this.#definition, this.#memory, trigger.at, limits.work);
    refusing(() => {
      applyTrigger(activation, trigger);
    });
    runSteps(activation, limits);
    this.#definition = activation.definition;
    return { commands: activation.commands, log: activation.log };
  }
}

/** A trigger that turned out not to fit while it was applied. */
class MisfitTrigger extends Error {}

/** A fault that no element instance answers for, such as an expression of a version to migrate to, refuses the trigger. */
function refusing(apply: () => void): void {
  try {
    apply();
  } catch (error) {
    throw error instanceof ModelFault ? new MisfitTrigger(`${error.message}（${error.remedy}）`) : error;
  }
}
