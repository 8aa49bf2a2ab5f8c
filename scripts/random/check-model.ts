import { compileResources } from '../../bpmn/compile-resources.ts';
import { defaultLimits } from '../../bpmn/limits.ts';
import type { ProcessDefinition } from '../../engine/index.ts';
import { Random } from '../support/random.ts';
import { drawModel } from './drawing/draw-model.ts';
import type { DisagreementKind } from './follow/disagreement.ts';
import type { Features } from './models/features.ts';
import { generateModel } from './models/generate-model.ts';
import type { RandomModel } from './models/random-model.ts';
import { chooseStep, startVariables, type RawStep } from './paths/choose-step.ts';
import { engines, type EngineName } from './paths/engines.ts';
import { runPath, type PathResult } from './paths/run-path.ts';
import type { JsonObject } from '../../contract/json.ts';

export interface CheckOptions {
  /** Random paths through each model. */
  readonly paths: number;
  /** How the engine is run, one path after the other in turn. */
  readonly engines: readonly EngineName[];
  readonly features: Features;
}

/** What was found in one model. */
export interface ModelResult {
  readonly paths: number;
  /** Of those, how many ended early. */
  readonly abandoned: number;
  readonly steps: number;
  readonly failure?: Failure;
}

export interface Failure {
  readonly kind: DisagreementKind;
  readonly message: string;
  readonly model: RandomModel;
  readonly variables: JsonObject;
  readonly steps: readonly RawStep[];
  readonly engine: EngineName;
}

/** Steps of one path at most. */
const LONGEST_PATH = 18;

/** Generates the model of a seed and walks random paths through it, until the first disagreement. */
export async function checkModel(seed: number, options: CheckOptions): Promise<ModelResult> {
  const model = generateModel(new Random(seed), options.features);
  const processes = await compileModel(model);
  if (typeof processes === 'string') {
    const failure: Failure = { kind: 'refused', message: processes, model, variables: {}, steps: [], engine: 'atOnce' };
    return { paths: 0, abandoned: 0, steps: 0, failure };
  }
  let abandoned = 0;
  let steps = 0;
  for (let path = 0; path < options.paths; path += 1) {
    const engine = options.engines[path % options.engines.length] ?? 'atOnce';
    const { variables, result } = await randomPath(processes, pathSeed(seed, path), engine, true);
    abandoned += result.isAbandoned ? 1 : 0;
    steps += result.steps.length;
    if (result.disagreement) {
      return { paths: path + 1, abandoned, steps, failure: { ...result.disagreement, model, variables, steps: result.steps, engine } };
    }
  }
  return { paths: options.paths, abandoned, steps };
}

/** The executable processes of a model, or why the compiler refuses it. */
export async function compileModel(model: RandomModel): Promise<readonly ProcessDefinition[] | string> {
  const { processes, problems } = await compileResources([{ name: 'random.bpmn', content: drawModel(model) }], defaultLimits);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors.map(({ element, rule, message }) => `${element ?? ''} [${rule}] ${message}`).join('; ');
  return processes.map(({ definition }) => definition);
}

/** One path drawn by lot. `withTime`: the clock may move on. */
export async function randomPath(
  processes: readonly ProcessDefinition[],
  seed: number,
  engine: EngineName,
  withTime: boolean,
): Promise<{ readonly variables: JsonObject; readonly result: PathResult }> {
  const random = new Random(seed);
  const variables = startVariables(random);
  const length = random.integer(3, LONGEST_PATH);
  const result = await runPath({
    processes,
    variables,
    engine: engines[engine],
    next: (observation, number) => (number < length ? chooseStep(random, observation, withTime) : undefined),
  });
  return { variables, result };
}

export function pathSeed(seed: number, path: number): number {
  return seed * 7_919 + path * 104_729 + 1;
}
