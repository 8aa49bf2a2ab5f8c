import { describe, expect, it } from 'vitest';
import { runInLanes, type Lane } from '../../../scripts/scenarios/run/run-in-lanes.ts';
import type { ScenarioResult } from '../../../scripts/scenarios/run/result.ts';

function passed(file: string): ScenarioResult {
  return { file, title: '', status: 'passed', detail: '', ms: 0 };
}

/** Lanes in which the file `slow` is only through when every other file is. */
function lanesWithSlowFile(others: number) {
  let through = 0;
  let letSlowGo: () => void = () => undefined;
  const othersThrough = new Promise<void>((resolve) => (letSlowGo = resolve));
  const opened: { stopped: boolean; readonly files: string[] }[] = [];
  const openLane = (): Lane => {
    const lane: (typeof opened)[number] = { stopped: false, files: [] };
    opened.push(lane);
    return {
      async run(file) {
        lane.files.push(file);
        if (file === 'slow') await othersThrough;
        else if ((through += 1) === others) letSlowGo();
        return passed(file);
      },
      stop() {
        lane.stopped = true;
        return Promise.resolve();
      },
    };
  };
  return { opened, openLane };
}

describe('scenarios in lanes', () => {
  it('given one that is slow, then the others go on beside it and results still come in the order of the files', async () => {
    const { opened, openLane } = lanesWithSlowFile(3);
    const reported: string[] = [];

    const results = await runInLanes(['slow', 'a', 'b', 'c'], { lanes: 2, openLane, onResult: ({ file }) => reported.push(file) });

    expect(results.map(({ file }) => file)).toEqual(['slow', 'a', 'b', 'c']);
    expect(reported).toEqual(['slow', 'a', 'b', 'c']);
    expect(opened.map(({ files }) => files)).toEqual([['slow'], ['a', 'b', 'c']]);
    expect(opened.every(({ stopped }) => stopped)).toBe(true);
  });

  it('given fewer files than lanes, then no lane is opened for nothing', async () => {
    const { opened, openLane } = lanesWithSlowFile(1);

    await runInLanes(['a'], { lanes: 4, openLane });

    expect(opened).toHaveLength(1);
  });

  it('given a lane that breaks, then all lanes are stopped and the fault is told', async () => {
    let stopped = 0;
    const openLane = (): Lane => ({
      run: (file) => (file === 'a' ? Promise.reject(new Error('lost its server')) : Promise.resolve(passed(file))),
      stop() {
        stopped += 1;
        return Promise.resolve();
      },
    });

    await expect(runInLanes(['a', 'b'], { lanes: 2, openLane })).rejects.toThrow('lost its server');
    expect(stopped).toBe(2);
  });
});
