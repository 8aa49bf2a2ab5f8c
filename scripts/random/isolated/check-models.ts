import { availableParallelism } from 'node:os';
import { Random } from '../../support/random.ts';
import { foundIn, type Found } from '../found.ts';
import { isFeature } from '../models/features.ts';
import { generateModel } from '../models/generate-model.ts';
import type { EngineName } from '../paths/engines.ts';
import { ModelProcess } from './model-process.ts';

export interface CheckModelsOptions {
  readonly models: number;
  readonly paths: number;
  /** Of the first model; each further one has the next number. */
  readonly seed: number;
  readonly engines: readonly EngineName[];
  readonly onFound?: (found: Found) => void;
}

export interface CheckedModels {
  readonly models: number;
  readonly paths: number;
  /** Paths that were left early: endless ones, and those with too many orders to follow. */
  readonly abandoned: number;
  readonly steps: number;
  readonly found: readonly Found[];
  /** What the compiler took beyond the elements that it always has. */
  readonly features: readonly string[];
}

const MOST_PROCESSES = 4;
/** Starting a process costs as much as some models do. */
const MODELS_WORTH_A_PROCESS = 30;

/** Checks models in a few processes; what crashes or hangs is found like any other disagreement. */
export async function checkModels({ models, paths, seed, engines, onFound }: CheckModelsOptions): Promise<CheckedModels> {
  const count = Math.min(MOST_PROCESSES, availableParallelism(), Math.ceil(models / MODELS_WORTH_A_PROCESS));
  const seeds = Array.from({ length: models }, (_, index) => seed + index).values();
  const total = { models: 0, paths: 0, abandoned: 0, steps: 0 };
  const found: Found[] = [];
  const processes = Array.from({ length: count }, () => new ModelProcess());

  const serve = async (process: ModelProcess): Promise<void> => {
    for (const next of seeds) {
      const checked = await process.check({ seed: next, paths, engines: [...engines] });
      total.models += 1;
      const one = typeof checked === 'string' ? hanging(next, checked, process.features) : checked.found;
      if (typeof checked !== 'string') {
        total.paths += checked.paths;
        total.abandoned += checked.abandoned;
        total.steps += checked.steps;
      }
      if (one) {
        found.push(one);
        onFound?.(one);
      }
    }
  };
  try {
    await Promise.all(processes.map(serve));
  } finally {
    await Promise.all(processes.map((process) => process.stop()));
  }
  return { ...total, found, features: processes[0]?.features ?? [] };
}

/** Nobody knows how far it came, so there is only the model. */
function hanging(seed: number, message: string, features: readonly string[]): Found {
  const model = generateModel(new Random(seed), new Set(features.filter(isFeature)));
  return foundIn(seed, { kind: 'hangs', message, model, variables: {}, steps: [], engine: 'atOnce' });
}
