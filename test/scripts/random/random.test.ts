import { describe, expect, it } from 'vitest';
import { checkModels } from '../../../scripts/random/isolated/check-models.ts';
import type { EngineName } from '../../../scripts/random/paths/engines.ts';

const MODELS = 300;
const PATHS = 10;
/** The models of one seed follow those of the one before: seeds far apart share none. */
const FIXED_SEED = 1;
const FRESH_SEED = 1_000_000 + (Date.now() % 1_000_000_000);
/** Minutes on a slow machine; a model that hangs is ended long before. */
const TIMEOUT = 600_000;

describe.each([
  ['always the same', FIXED_SEED],
  [`never seen before: npm run random -- --seed ${FRESH_SEED}`, FRESH_SEED],
])('random models, %s', (_name, seed) => {
  it('do on the engine what the reference allows, and nothing is left to do at rest', { timeout: TIMEOUT }, async () => {
    expect(await disagreements(seed, MODELS, PATHS, 'atOnce')).toEqual([]);
  });
});

describe('an engine that dies after every step', () => {
  it('goes on from its state as if nothing had happened', { timeout: TIMEOUT }, async () => {
    expect(await disagreements(FIXED_SEED + MODELS, 120, PATHS, 'stepByStep')).toEqual([]);
  });
});

async function disagreements(seed: number, models: number, paths: number, engine: EngineName): Promise<readonly string[]> {
  const checked = await checkModels({ models, paths, seed, engines: [engine] });
  expect(checked.models).toBe(models);
  return checked.found.map(({ seed: own, kind, message, scenario }) => `seed ${own}: ${kind}: ${message}\n${scenario}`);
}
