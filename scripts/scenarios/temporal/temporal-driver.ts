import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeployableProcess } from '../../../bpmn/index.ts';
import type { MessageToPublish } from '../../../client/engine-client.ts';
import { Refused } from '../../../client/refused.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { definitionToDeploy } from '../../../deployment/deploy-packages.ts';
import { synchroniseSchedules } from '../../../deployment/synchronise-schedules.ts';
import type { ProcessDefinition } from '../../../engine/index.ts';
import { addDuration, parseDuration } from '../../../engine/timers/duration.ts';
import type { TriggerBody } from '../../../engine/trigger.ts';
import type { ScenarioMessage } from '../format/message.ts';
import type { Scenario, ScenarioStart } from '../format/scenario.ts';
import type { StepOf } from '../format/step.ts';
import { JobAnswers } from '../pure/job-answers.ts';
import { beginningWithTimer, startsByItself, type BeginAt } from '../pure/start-events.ts';
import { done, refused, type ActionStep, type ScenarioDriver, type StepOutcome } from '../run/driver.ts';
import type { LaterVersions } from '../run/later-versions.ts';
import type { Observation } from '../run/observation.ts';
import { migratedInstance } from '../run/plan-migrate-step.ts';
import { planStep, type InstanceStep, type PlannedStep } from '../run/plan-step.ts';
import { observe } from './observe.ts';
import { comeToRest } from './quiescence.ts';
import type { ScenarioEngine } from './scenario-engine.ts';
import { sendTrigger } from './send-trigger.ts';

/** Milliseconds without anything happening after which what a step or an expectation speaks of no longer comes about. */
const PATIENCE = 15_000;
const PAUSE = 50;
/** Owner of the instances: the read model wants one, and scenarios don't care. */
const ORGANISATION = 'bureau';
const ACTOR = 'scenario@bureau';

/** Runs a scenario on real servers: instances are workflows, time is real, and expectations may take a moment to hold. */
export class TemporalDriver implements ScenarioDriver {
  readonly #engine: ScenarioEngine;
  readonly #main: ProcessDefinition;
  readonly #later: LaterVersions;
  /** Every version that was deployed, by hash. */
  readonly #definitions = new Map<string, ProcessDefinition>();
  readonly #answers: JobAnswers;

  private constructor(engine: ScenarioEngine, scenario: Scenario, main: ProcessDefinition, later: LaterVersions) {
    this.#engine = engine;
    this.#main = main;
    this.#later = later;
    this.#answers = new JobAnswers(scenario.jobs);
    engine.jobs.serve(this.#answers);
  }

  /** Deploys the scenario's processes and is ready to start. */
  static async open(
    engine: ScenarioEngine,
    scenario: Scenario,
    processes: readonly DeployableProcess[],
    main: ProcessDefinition,
    later: LaterVersions,
  ): Promise<TemporalDriver> {
    const driver = new TemporalDriver(engine, scenario, main, later);
    await driver.#deploy(processes);
    return driver;
  }

  async start(start: ScenarioStart | undefined): Promise<StepOutcome> {
    const outcome = await refusedOrDone(() => this.#start(start));
    await this.#rest();
    return outcome;
  }

  async perform(step: ActionStep): Promise<StepOutcome> {
    const outcome = await refusedOrDone(() => this.#perform(step));
    await this.#rest();
    return outcome;
  }

  eventually(look: (observation: Observation) => readonly string[]): Promise<readonly string[]> {
    return this.#lookUntil(look, (wrong) => wrong.length === 0, PATIENCE);
  }

  async #start(start: ScenarioStart | undefined): Promise<StepOutcome> {
    const { client, context } = this.#engine;
    const variables = start?.variables ?? {};
    if (start?.message) {
      await client.publishMessage(messageOf({ ...start.message, variables: { ...variables, ...start.message.variables } }));
    } else if (start?.signal) {
      await client.broadcastSignal({ id: randomUUID(), name: start.signal.name, variables: { ...variables, ...start.signal.variables } });
    } else if (start?.timer !== undefined) {
      const timer = beginningWithTimer(this.#main, start.timer);
      if (timer === undefined) return refused(`${this.#main.processId} has no timer start event ${start.timer}`);
      await this.#startInstance(variables, timer);
    } else if (start?.at !== undefined) {
      await this.#startInstance(variables, { startAt: start.at.map((elementId) => ({ elementId })) });
    } else if (start?.none !== false && startsByItself(this.#main)) {
      await this.#startInstance(variables);
    } else {
      await synchroniseSchedules(context);
    }
    return done;
  }

  async #startInstance(variables: JsonObject, begin: BeginAt = {}): Promise<void> {
    await this.#engine.client.startInstance({
      processId: this.#main.processId,
      businessKey: randomUUID(),
      organisation: ORGANISATION,
      variables,
      startedBy: ACTOR,
      requestId: randomUUID(),
      ...begin,
    });
  }

  async #perform(step: ActionStep): Promise<StepOutcome> {
    const { client } = this.#engine;
    switch (step.verb) {
      case 'message':
        await client.publishMessage(messageOf(step.message));
        return done;
      case 'signal':
        await client.broadcastSignal({ id: randomUUID(), name: step.signal.name, variables: step.signal.variables ?? {} });
        return done;
      case 'advance': {
        const duration = parseDuration(step.duration);
        if (duration === undefined) return refused(`not an ISO 8601 duration: ${step.duration}`);
        await sleep(addDuration(Date.now(), duration) - Date.now());
        return done;
      }
      case 'migrate':
        return this.#migrate(step);
      default:
        return this.#act(step);
    }
  }

  /** Answers the hashes of the versions by process. */
  async #deploy(processes: readonly DeployableProcess[]): Promise<ReadonlyMap<string, string>> {
    const repository = createDefinitionsRepository(this.#engine.context.database);
    const hashes = new Map<string, string>();
    const versions = await repository.deployTogether(processes.map((process) => definitionToDeploy(process, {})));
    for (const [index, { definition }] of processes.entries()) {
      const { hash } = versions[index] ?? { hash: '' };
      this.#definitions.set(hash, definition);
      hashes.set(definition.processId, hash);
    }
    return hashes;
  }

  async #migrate(step: StepOf<'migrate'>): Promise<StepOutcome> {
    const processes = this.#later.get(step) ?? [];
    const hashes = await this.#deploy(processes);
    const versions = processes.map(({ definition }) => definition);
    const migrated = migratedInstance(step, await this.#observe(), versions);
    const definitionHash = hashes.get(migrated?.target.processId ?? '');
    if (migrated === undefined || definitionHash === undefined) return refused('no instance was started');
    const args = { definition: { definitionHash }, definitionHash, mapping: step.mapping };
    await this.#engine.client.execute(migrated.instance.id, 'migrate', args, { updateId: randomUUID() });
    return done;
  }

  async #act(step: InstanceStep): Promise<StepOutcome> {
    const plan = await this.#plan(step);
    if (plan.kind === 'nothingOpen') return refused(plan.reason);
    const { instanceId, trigger } = plan;
    if (trigger.type === 'completeUserTask' && (await this.#isExcluded(instanceId, trigger))) {
      return refused(`${trigger.actor ?? ''} may not complete it: separation of duties`);
    }
    await sendTrigger(this.#engine.client, instanceId, withActor(trigger));
    return done;
  }

  /** Something that isn't open yet may be on its way; a step that is to be refused finds things as they are at rest. */
  #plan(step: InstanceStep): Promise<PlannedStep> {
    return this.#lookUntil(
      (observation) => planStep(step, observation, (job) => !this.#answers.isAutomatic(job.jobType)),
      ({ kind }) => kind === 'trigger',
      step.refused === true ? 0 : PATIENCE,
    );
  }

  async #isExcluded(instanceId: string, { key, actor }: TriggerBody & { type: 'completeUserTask' }): Promise<boolean> {
    if (actor === undefined) return false;
    const { database } = this.#engine.context;
    const found: readonly unknown[] = await database('tasks')
      .select('key')
      .where({ instance_id: instanceId, key })
      .andWhereRaw('? = any(excluded_users)', [actor]);
    return found.length > 0;
  }

  /** Looks again and again, until it finds what is wanted or nothing has happened for as long as `patience`; answers what it found last. */
  async #lookUntil<Found>(
    look: (observation: Observation) => Found,
    isWanted: (found: Found) => boolean,
    patience: number,
  ): Promise<Found> {
    let until = Date.now() + patience;
    let entries: number | undefined;
    for (;;) {
      const begin = Date.now();
      const observation = await this.#observe();
      const found = look(observation);
      if (isWanted(found) || Date.now() >= until) return found;
      if (observation.log.length !== entries) until = Date.now() + patience;
      entries = observation.log.length;
      // Looking keeps the worker from its work: with many instances it takes a while.
      await sleep(Math.max(PAUSE, Date.now() - begin));
    }
  }

  #observe(): Promise<Observation> {
    return observe(this.#engine.context, this.#definitions);
  }

  #rest(): Promise<void> {
    return comeToRest(
      this.#engine.context,
      (jobType) => !this.#answers.isAutomatic(jobType) && !jobType.startsWith('engine:'),
      Date.now() + PATIENCE,
    );
  }
}

function messageOf({ id = randomUUID(), name, correlationKey = '', variables = {}, timeToLive }: ScenarioMessage): MessageToPublish {
  const now = Date.now();
  return { id, name, correlationKey, variables, ...(timeToLive === undefined ? {} : { timeToLiveMs: addDuration(now, timeToLive) - now }) };
}

function withActor(trigger: TriggerBody): TriggerBody {
  return trigger.type === 'completeUserTask' ? { ...trigger, actor: trigger.actor ?? ACTOR } : trigger;
}

async function refusedOrDone(act: () => Promise<StepOutcome>): Promise<StepOutcome> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused) return refused(error.message);
    throw error;
  }
}
