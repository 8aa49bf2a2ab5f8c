import { describe, expect, it } from 'vitest';
import { ScenarioRunner } from '../../../scripts/scenarios/isolated/scenario-runner.ts';
import { runIsolated } from '../../../scripts/scenarios/isolated/run-isolated.ts';
import { scenarioFolder } from './scenario-files.ts';

/** Fires every millisecond for a thousand years. */
const STORM = {
  title: 'storm',
  resources: ['ticking.bpmn'],
  start: { variables: { cycle: 'R/PT0.001S' } },
  steps: [{ advance: 'P1000Y' }],
};
const CALM = {
  title: 'calm',
  resources: ['approval.bpmn'],
  start: { variables: { station: 's' } },
  steps: [{ expect: { state: 'active' } }],
};

describe('a scenario without end', () => {
  it('given others after it, then it is an error and they run', async () => {
    const folder = await scenarioFolder({ storm: STORM, calm: CALM });
    const results = await runIsolated([`${folder}/storm.scenario.json`, `${folder}/calm.scenario.json`]);

    expect(results.map(({ title, status }) => [title, status])).toEqual([
      ['storm', 'error'],
      ['calm', 'passed'],
    ]);
  }, 60_000);
});

describe('a scenario over its time', () => {
  it('given it is ended, then its result says so and the runner takes the next one', async () => {
    const folder = await scenarioFolder({ calm: CALM });
    const runner = new ScenarioRunner(1);
    const file = `${folder}/calm.scenario.json`;
    const results = [await runner.run(file), await runner.run(file)];
    await runner.stop();

    expect(results).toEqual([
      expect.objectContaining({ title: 'calm', status: 'error', detail: 'took longer than 0.001 s' }),
      expect.objectContaining({ title: 'calm', status: 'error' }),
    ]);
  }, 60_000);
});

describe('results', () => {
  it('given several files, then they are told in the order of the files', async () => {
    const scenarios = Object.fromEntries(
      Array.from({ length: 25 }, (_, index) => [`s${String(index)}`, { ...CALM, title: String(index) }]),
    );
    const folder = await scenarioFolder(scenarios);
    const told: string[] = [];
    await runIsolated(
      Object.keys(scenarios).map((name) => `${folder}/${name}.scenario.json`),
      { onResult: ({ title }) => told.push(title) },
    );

    expect(told).toEqual(Object.values(scenarios).map(({ title }) => title));
  }, 60_000);
});
