import type { JsonObject } from '../../../contract/json.ts';
import type { ProcessDefinition } from '../../../engine/index.ts';
import { addDuration, parseDuration } from '../../../engine/timers/duration.ts';
import type { Scenario, ScenarioStart } from '../format/scenario.ts';
import { done, refused, type ActionStep, type ScenarioDriver, type StepOutcome } from '../run/driver.ts';
import type { Observation } from '../run/observation.ts';
import { planStep, type InstanceStep } from '../run/plan-step.ts';
import { JobAnswers } from './job-answers.ts';
import { startEventsOf, startsByItself } from './start-events.ts';
import { timerStartsOf } from './timer-starts.ts';
import { World, type AdvanceFor } from './world.ts';

/** Runs a scenario with the engine alone, in memory, under the scenario's own clock. */
export class PureDriver implements ScenarioDriver {
  readonly #world: World;
  readonly #processes: readonly ProcessDefinition[];
  readonly #main: ProcessDefinition;

  constructor(scenario: Scenario, processes: readonly ProcessDefinition[], main: ProcessDefinition, advanceFor?: AdvanceFor) {
    this.#world = new World(processes, scenario.now, new JobAnswers(scenario.jobs), advanceFor);
    this.#processes = processes;
    this.#main = main;
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
      this.#world.publish({
        name: start.message.name,
        correlationKey: start.message.correlationKey ?? '',
        variables: merge(variables, start.message.variables),
      });
    } else if (start?.signal) {
      this.#world.broadcast(start.signal.name, merge(variables, start.signal.variables));
    } else if (start?.timer !== undefined) {
      const event = startEventsOf(this.#main).find(({ id }) => id === start.timer);
      if (event?.event.kind !== 'timer') return refused(`${this.#main.processId} has no timer start event ${start.timer}`);
      this.#world.start(this.#main.processId, variables, start.timer);
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
        this.#world.publish({
          name: step.message.name,
          correlationKey: step.message.correlationKey ?? '',
          variables: step.message.variables ?? {},
        });
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
      default:
        return this.#act(step);
    }
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
