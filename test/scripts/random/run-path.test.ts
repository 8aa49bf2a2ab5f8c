import { describe, expect, it } from 'vitest';
import { compileModel } from '../../../scripts/random/check-model.ts';
import type { RandomModel } from '../../../scripts/random/models/random-model.ts';
import { engines, type RunEngine } from '../../../scripts/random/paths/engines.ts';
import { runPath, type PathResult } from '../../../scripts/random/paths/run-path.ts';

const twoTasks: RandomModel = {
  processes: [
    {
      id: 0,
      body: {
        id: 1,
        handlers: [],
        blocks: [
          { kind: 'activity', id: 2, work: { type: 'userTask' }, boundaries: [] },
          { kind: 'activity', id: 3, work: { type: 'userTask' }, boundaries: [] },
        ],
      },
    },
  ],
};

describe('a path', () => {
  it('agrees when the engine does what the diagram says', async () => {
    const result = await along(engines.atOnce);

    expect(result).toMatchObject({ isAbandoned: false, steps: [{ complete: 'Activity_2' }] });
    expect(result.disagreement).toBeUndefined();
  });

  it('agrees when the engine is interrupted after every step', async () => {
    expect((await along(engines.stepByStep)).disagreement).toBeUndefined();
  });

  it.each<readonly [string, string, RunEngine]>([
    ['does something that is not allowed', 'not allowed', changed((advanced) => ({ ...advanced, log: advanced.log.toReversed() }))],
    ['stops before everything has happened', 'stopped early', changed((advanced) => ({ ...advanced, log: advanced.log.slice(0, -1) }))],
    ['waits for something else', 'differs at rest', changed((advanced) => ({ ...advanced, state: { ...advanced.state, waits: {} } }))],
    [
      'throws',
      'broken',
      () => {
        throw new Error('a bug');
      },
    ],
  ])('finds an engine that %s', async (_what, kind, engine) => {
    expect((await along(engine)).disagreement?.kind).toBe(kind);
  });

  it('leaves out the steps that the engine refuses', async () => {
    const result = await along(engines.atOnce, [{ complete: 'Nothing' }, { complete: 'Activity_2' }]);

    expect(result.steps).toEqual([{ complete: 'Activity_2' }]);
  });
});

function changed(change: (advanced: ReturnType<RunEngine>) => ReturnType<RunEngine>): RunEngine {
  return (...given) => change(engines.atOnce(...given));
}

async function along(engine: RunEngine, steps: PathResult['steps'] = [{ complete: 'Activity_2' }]): Promise<PathResult> {
  const processes = await compileModel(twoTasks);
  if (typeof processes === 'string') throw new Error(processes);
  return runPath({ processes, variables: {}, engine, next: (_observation, number) => steps[number] });
}
