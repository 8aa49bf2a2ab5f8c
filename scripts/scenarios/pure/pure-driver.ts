import type { JsonObject } from '../../../contract/json.ts';
import { planStart, type ProcessDefinition } from '../../../engine/index.ts';
import { addDuration, parseDuration } from '../../../engine/timers/duration.ts';
import type { ScenarioMessage } from '../format/message.ts';
import type { Scenario, ScenarioStart } from '../format/scenario.ts';
import type { StepOf } from '../format/step.ts';
import { done, refused, type ActionStep, type ScenarioDriver, type StepOutcome } from '../run/driver.ts';
import type { LaterVersions } from '../run/later-versions.ts';
import type { Observation } from '../run/observation.ts';
import { migratedInstance } from '../run/plan-migrate-step.ts';
import { planStep, type InstanceStep } from '../run/plan-step.ts';
import { JobAnswers } from './job-answers.ts';
import type { Message } from './message-buffer.ts';
import { beginningWithTimer, startsByItself } from './start-events.ts';
import { timerStartsOf } from './timer-starts.ts';
import { World } from './world.ts';
import type { AdvanceFor } from './world-instance.ts';

/** Runs a scenario with the engine alone, in memory, under the scenario's own clock. */
export class PureDriver implements ScenarioDriver {
  readonly #world: World;
  readonly #processes: readonly ProcessDefinition[];
  readonly #main: ProcessDefinition;
  readonly #later: LaterVersions;

  constructor(
    scenario: Scenario,
    processes: readonly ProcessDefinition[],
    main: ProcessDefinition,
    later: LaterVersions,
    advanceFor?: AdvanceFor,
  ) {
    this.#world = new World(processes, scenario.now, new JobAnswers(scenario.jobs), advanceFor);
    this.#processes = processes;
    this.#main = main;
    this.#later = later;
  }

  start(start: ScenarioStart | undefined): Promise<StepOutcome> {
    return Promise.resolve(this.#start(start));
  }

  perform(step: ActionStep): Promise<StepOutcome> {
    return Promise.resolve(this.#perform(step));
  }

  eventually(look: (observation: Observation) => readonly string[]): Promise<readonly string[]> {
    return Promise.resolve(look(this.#world.observe()));
  }

  #start(start: ScenarioStart | undefined): StepOutcome {
    const variables = start?.variables ?? {};
    if (start?.message) {
      this.#world.publish(this.#message({ ...start.message, variables: merge(variables, start.message.variables) }));
    } else if (start?.signal) {
      this.#world.broadcast(start.signal.name, merge(variables, start.signal.variables));
    } else if (start?.timer !== undefined) {
      const timer = beginningWithTimer(this.#main, start.timer);
      if (!timer) return refused(`${this.#main.processId} has no timer start event ${start.timer}`);
      this.#world.start(this.#main.processId, variables, timer);
    } else if (start?.at !== undefined) {
      const startAt = start.at.map((elementId) => ({ elementId }));
      const plan = planStart(this.#main, startAt);
      if (!plan.ok) return refused(plan.message);
      this.#world.start(this.#main.processId, variables, { startAt });
    } else if (start?.none !== false && startsByItself(this.#main)) {
      this.#world.start(this.#main.processId, variables);
    } else {
      // Nobody starts it, so its own timer does; the messages and signals of later steps may as well.
      this.#world.schedule(this.#processes.flatMap((process) => timerStartsOf(process, this.#world.clock)));
    }
    return done;
  }

  #perform(step: ActionStep): StepOutcome {
    switch (step.verb) {
      case 'message':
        this.#world.publish(this.#message(step.message));
        return done;
      case 'signal':
        this.#world.broadcast(step.signal.name, step.signal.variables ?? {});
        return done;
      case 'advance': {
        const duration = parseDuration(step.duration);
        if (duration === undefined) return refused(`not an ISO 8601 duration: ${step.duration}`);
        this.#world.advanceTo(addDuration(this.#world.clock, duration));
        return done;
      }
      case 'migrate':
        return this.#migrate(step);
      default:
        return this.#act(step);
    }
  }

  #migrate(step: StepOf<'migrate'>): StepOutcome {
    const versions = (this.#later.get(step) ?? []).map(({ definition }) => definition);
    this.#world.deploy(versions);
    const migrated = migratedInstance(step, this.#world.observe(), versions);
    const instance = this.#world.instances.find(({ id }) => id === migrated?.instance.id);
    if (migrated === undefined || instance === undefined) return refused('no instance was started');
    const refusal = this.#world.perform(instance, { type: 'migrate', target: migrated.target, mapping: step.mapping });
    return refusal === undefined ? done : refused(refusal);
  }

  #message({ id, name, correlationKey = '', variables = {}, timeToLive }: ScenarioMessage): Message {
    const expiry = timeToLive === undefined ? {} : { expiresAt: addDuration(this.#world.clock, timeToLive) };
    return { name, correlationKey, variables, ...(id === undefined ? {} : { id }), ...expiry };
  }

  #act(step: InstanceStep): StepOutcome {
    const plan = planStep(step, this.#world.observe(), (job) => this.#world.isManual(job));
    if (plan.kind === 'nothingOpen') return refused(plan.reason);
    const instance = this.#world.instances.find(({ id }) => id === plan.instanceId);
    if (instance === undefined) throw new Error(`No instance ${plan.instanceId}`);
    const { trigger } = plan;
    if (trigger.type === 'completeUserTask' && trigger.actor !== undefined && instance.excludedUsers(trigger.key).includes(trigger.actor)) {
      return refused(`${trigger.actor} may not complete it: separation of duties`);
    }
    const refusal = this.#world.perform(instance, trigger);
    return refusal === undefined ? done : refused(refusal);
  }
}

function merge(variables: JsonObject, more: JsonObject | undefined): JsonObject {
  return { ...variables, ...more };
}
