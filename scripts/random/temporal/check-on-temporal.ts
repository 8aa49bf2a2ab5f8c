import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnEngine } from '../../scenarios/temporal/run-temporal.ts';
import { startScenarioEngine, type ScenarioEngine } from '../../scenarios/temporal/scenario-engine.ts';
import { openScenarioServers } from '../../scenarios/temporal/scenario-servers.ts';
import { Random } from '../../support/random.ts';
import { compileModel, pathSeed, randomPath, type Failure } from '../check-model.ts';
import { foundIn, type Found } from '../found.ts';
import type { CheckedModels } from '../isolated/check-models.ts';
import { supportedFeatures } from '../models/features.ts';
import { generateModel } from '../models/generate-model.ts';
import type { RandomModel } from '../models/random-model.ts';
import { expectationOf } from './expectation-of.ts';

export interface TemporalOptions {
  readonly models: number;
  readonly paths: number;
  readonly seed: number;
}

/**
 * Takes random paths on real servers and compares the end with that of the engine in memory. The worker keeps no workflow in memory,
 * so that every step is replayed from the history. The clock stands still: time is real there.
 */
export async function checkOnTemporal(options: TemporalOptions): Promise<CheckedModels> {
  const servers = await openScenarioServers();
  const folder = await mkdtemp(join(tmpdir(), 'social-work-random-'));
  try {
    const engine = await startScenarioEngine(servers.config, { maxCachedWorkflows: 0 });
    try {
      return await checkOnEngine(engine, folder, options);
    } finally {
      await engine.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    await servers.stop();
  }
}

async function checkOnEngine(engine: ScenarioEngine, folder: string, { models, paths, seed }: TemporalOptions): Promise<CheckedModels> {
  const features = await supportedFeatures();
  const found: Found[] = [];
  const total = { models: 0, paths: 0, abandoned: 0, steps: 0 };
  for (let at = seed; total.models < models; at += 1) {
    const model = generateModel(new Random(at), features);
    if (signalsToCalled(model)) continue;
    total.models += 1;
    for (let path = 0; path < paths; path += 1) {
      const checked = await checkPath(engine, folder, model, pathSeed(at, path));
      total.paths += 1;
      total.abandoned += checked.isAbandoned ? 1 : 0;
      total.steps += checked.steps;
      if (checked.failure) found.push(foundIn(at, checked.failure));
    }
  }
  return { ...total, found, features: [...features] };
}

/** A signal and the process that waits for it may be under way at the same time: whether it is heard is then nobody's fault. */
function signalsToCalled({ processes }: RandomModel): boolean {
  const throwsSignal = /"kind":"(?:throw|end)","id":\d+,"event":\{"kind":"signal"/.test(JSON.stringify(processes));
  return processes.length > 1 && throwsSignal;
}

interface CheckedPath {
  readonly isAbandoned: boolean;
  readonly steps: number;
  readonly failure?: Failure;
}

async function checkPath(engine: ScenarioEngine, folder: string, model: RandomModel, seed: number): Promise<CheckedPath> {
  const processes = await compileModel(model);
  if (typeof processes === 'string') throw new Error(`A random model doesn't deploy: ${processes}`);
  const { variables, result } = await randomPath(processes, seed, 'atOnce', false);
  const failed = { model, variables, steps: result.steps, engine: 'atOnce' as const };
  const steps = result.steps.length;
  if (result.disagreement) return { isAbandoned: false, steps, failure: { ...failed, ...result.disagreement } };
  if (result.observation === undefined) return { isAbandoned: true, steps };

  const withExpectation = { ...failed, steps: [...result.steps, { expect: expectationOf(result.observation) }] };
  const { bpmn, scenario } = foundIn(seed, { ...withExpectation, kind: 'differs at rest', message: 'on Temporal' });
  const file = join(folder, `${seed}.scenario.json`);
  await writeFile(join(folder, `${seed}.bpmn`), bpmn);
  await writeFile(file, scenario);
  const { status, detail } = await runOnEngine(engine, file);
  return status === 'passed'
    ? { isAbandoned: false, steps }
    : { isAbandoned: false, steps, failure: { ...withExpectation, kind: 'differs at rest', message: detail } };
}
