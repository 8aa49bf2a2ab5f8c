import type { JsonObject } from '../../../contract/json.ts';
import type { ProcessDefinition } from '../../../engine/index.ts';
import { parseNotingUnknownKeys } from '../../scenarios/format/lenient-parse.ts';
import { readScenario } from '../../scenarios/format/scenario.ts';
import { stepSchemas, verbOf, type Step } from '../../scenarios/format/step.ts';
import { PureDriver } from '../../scenarios/pure/pure-driver.ts';
import type { AdvanceFor } from '../../scenarios/pure/world-instance.ts';
import { invariantViolations } from '../../scenarios/run/invariants.ts';
import type { Observation } from '../../scenarios/run/observation.ts';
import { Abandoned, Disagreement, type DisagreementKind } from '../follow/disagreement.ts';
import { Follower } from '../follow/follower.ts';
import type { RawStep } from './choose-step.ts';
import type { RunEngine } from './engines.ts';

export interface PathOptions {
  readonly processes: readonly ProcessDefinition[];
  readonly variables: JsonObject;
  readonly engine: RunEngine;
  /** The next step, the first one being number 0; undefined ends the path. */
  readonly next: (observation: Observation, number: number) => RawStep | undefined;
}

export interface PathResult {
  /** The steps that were taken; those which the engine refused are left out. */
  readonly steps: readonly RawStep[];
  /** Absent: engine and reference agree. */
  readonly disagreement?: { readonly kind: DisagreementKind; readonly message: string };
  /** A path that ended early, for reasons that are nobody's fault. */
  readonly isAbandoned: boolean;
  /** How things are at the end. */
  readonly observation?: Observation;
}

/** Takes a process instance along a path while the reference follows. Whatever goes wrong is in the result. */
export async function runPath({ processes, variables, engine, next }: PathOptions): Promise<PathResult> {
  const [main] = processes;
  if (main === undefined) throw new Error('A model has a process');
  const { scenario } = readScenario({ start: { variables } });
  const driver = new PureDriver(scenario, processes, main, new Map(), following(engine));
  const steps: RawStep[] = [];
  try {
    await driver.start(scenario.start);
    for (let number = 0; ; number += 1) {
      const step = next(await look(driver), number);
      if (step === undefined) break;
      steps.push(step);
      const outcome = await driver.perform(parseStep(step));
      if (outcome.kind === 'refused') steps.pop();
    }
    const violations = await driver.eventually(invariantViolations);
    if (violations.length > 0) throw new Disagreement('broken', violations.join('; '));
    return { steps, isAbandoned: false, observation: await look(driver) };
  } catch (error) {
    if (error instanceof Abandoned) return { steps, isAbandoned: true };
    const kind = error instanceof Disagreement ? error.kind : 'broken';
    const message = error instanceof Disagreement ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { steps, isAbandoned: false, disagreement: { kind, message } };
  }
}

/** A path that needs more never ends: a signal may call a process that throws the signal. */
const MOST_TRIGGERS = 200;

/** Lets the reference follow each instance of a world. */
function following(engine: RunEngine): AdvanceFor {
  const followers = new Map<string, Follower>();
  let triggers = 0;
  return ({ id, definition, parent }) => {
    const follower = new Follower(definition, () => {
      const owner = parent?.instance.state.waits[parent.waitKey]?.owner;
      const caller = parent && followers.get(parent.instance.id);
      return caller && owner !== undefined ? caller.catchableAround(owner) : { errors: [], escalations: [] };
    });
    followers.set(id, follower);
    return (_definition, state, trigger) => {
      triggers += 1;
      if (triggers > MOST_TRIGGERS) throw new Abandoned('it goes on without end');
      const advanced = engine(definition, state, trigger);
      follower.follow(trigger, state, advanced);
      return advanced;
    };
  };
}

async function look(driver: PureDriver): Promise<Observation> {
  const seen: Observation[] = [];
  await driver.eventually((observation) => {
    seen.push(observation);
    return [];
  });
  const [observation] = seen;
  if (observation === undefined) throw new Error('Nothing was observed');
  return observation;
}

function parseStep(step: RawStep): Exclude<Step, { verb: 'expect' }> {
  const verb = verbOf(Object.keys(step));
  if (verb === undefined) throw new Error(`No step: ${JSON.stringify(step)}`);
  const parsed = parseNotingUnknownKeys<Step>(stepSchemas[verb], step, 'step: ', []);
  if (parsed.verb === 'expect') throw new Error('A path only acts');
  return parsed;
}
