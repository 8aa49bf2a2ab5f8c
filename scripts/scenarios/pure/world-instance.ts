import { isDeepStrictEqual } from 'node:util';
import type { CatchableCodes } from '../../../contract/catchable-codes.ts';
import type { JsonObject } from '../../../contract/json.ts';
import type { ProcessDefinition } from '../../../engine/definition/process-definition.ts';
import { advance, createState, type Advanced } from '../../../engine/index.ts';
import type { InstanceState } from '../../../engine/state.ts';
import type { Trigger } from '../../../engine/trigger.ts';
import type { ObservedInstance } from '../run/observation.ts';

/** Applies a trigger to one instance: the engine's `advance`, or something that watches it. */
export type AdvanceInstance = (definition: ProcessDefinition, state: InstanceState, trigger: Trigger) => Advanced;

/** The call activity that started an instance. */
export interface InstanceParent {
  readonly instance: WorldInstance;
  readonly waitKey: string;
  readonly catches: CatchableCodes;
  /** How many instances are above the one it started. */
  readonly depth: number;
}

/** What began an instance: nothing of these for a person, a signal or a timer. */
export interface InstanceOrigin {
  readonly parent?: InstanceParent;
  /** Correlation key of the message that began it. */
  readonly messageKey?: string;
}

/** Which instance it is, for as long as it runs; the definition is the one that it begins with. */
export interface InstanceIdentity extends InstanceOrigin {
  readonly id: string;
  readonly definition: ProcessDefinition;
}

/** How each instance of a world is advanced. */
export type AdvanceFor = (instance: InstanceIdentity) => AdvanceInstance;

export const byEngine: AdvanceFor = () => (definition, state, trigger) => advance(definition, state, trigger);

/** One process instance of the world: its state, and what the engine may never do with it. */
export class WorldInstance {
  readonly id: string;
  readonly parent: InstanceParent | undefined;
  #definition: ProcessDefinition;
  readonly messageKey: string | undefined;
  #state: InstanceState;
  #variables: JsonObject = {};
  readonly #faults: string[] = [];
  readonly #excludedUsers = new Map<string, readonly string[]>();
  readonly #advance: AdvanceInstance;

  constructor({ id, definition, parent, messageKey }: InstanceIdentity, advance: AdvanceInstance) {
    this.id = id;
    this.#definition = definition;
    this.parent = parent;
    this.messageKey = messageKey;
    this.#state = createState();
    this.#advance = advance;
  }

  get definition(): ProcessDefinition {
    return this.#definition;
  }

  get state(): InstanceState {
    return this.#state;
  }

  /** Lets the engine act; the state goes through JSON at every step, as it does between a workflow's runs. */
  advance(trigger: Trigger): Advanced {
    const before = JSON.stringify(this.#state);
    const advanced = this.#advance(this.#definition, this.#state, trigger);
    if (trigger.type === 'migrate' && advanced.rejected === undefined) this.#definition = trigger.target;
    if (JSON.stringify(this.#state) !== before) this.#faults.push(`${trigger.type} changed the state it was given`);
    this.#state = this.#throughJson(advanced.state, trigger);
    this.#follow(advanced);
    return advanced;
  }

  /** People whom a separation of duties keeps from an open task. */
  excludedUsers(taskKey: string): readonly string[] {
    return this.#excludedUsers.get(taskKey) ?? [];
  }

  /** `openWork`: keys of what the commands so far have opened and not closed. */
  observed(openWork: ReadonlySet<string>): ObservedInstance {
    return {
      id: this.id,
      processId: this.definition.processId,
      definition: this.definition,
      state: this.#state,
      variables: this.#variables,
      openWork,
      faults: this.#faults,
    };
  }

  #throughJson(state: InstanceState, trigger: Trigger): InstanceState {
    const copy: unknown = JSON.parse(JSON.stringify(state));
    if (isCopy(copy, state)) return copy;
    this.#faults.push(`the state after ${trigger.type} doesn't survive a JSON round trip`);
    return state;
  }

  #follow({ state, commands, log }: Advanced): void {
    const root = Object.values(state.elements).find((element) => element.parent === null);
    for (const entry of log) {
      // The process instance's key is the first one that a state gives out.
      if (entry.type === 'variables' && entry.scope === '1') this.#variables = { ...this.#variables, ...entry.changes };
    }
    if (root) this.#variables = root.variables;
    for (const command of commands) {
      if (command.type === 'createUserTask') this.#excludedUsers.set(command.task.key, command.task.excludedUsers);
      if (command.type === 'endInstance' && command.outcome.kind === 'completed') this.#variables = command.outcome.variables;
    }
  }
}

function isCopy<T>(copy: unknown, original: T): copy is T {
  return isDeepStrictEqual(copy, original);
}
