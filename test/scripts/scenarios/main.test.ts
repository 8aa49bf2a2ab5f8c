import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { scenarioFolder } from './scenario-files.ts';

const GOOD = {
  title: 'good',
  resources: ['approval.bpmn'],
  start: { variables: { station: 's' } },
  steps: [{ expect: { state: 'active' } }],
};
const BAD = { ...GOOD, title: 'bad', steps: [{ expect: { state: 'completed' } }] };
const REFUSED = { title: 'refused', resources: ['refused.bpmn'], steps: [] };

function scenarios(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/scenarios/main.ts', ...args], { encoding: 'utf8' });
}

describe('npm run scenarios', () => {
  it('given --json, then each line is an object, the last one the summary, and the exit code tells', async () => {
    const folder = await scenarioFolder({ a: GOOD, b: BAD, c: REFUSED, d: 'not JSON' });
    const { status, stdout } = scenarios(folder, '--json');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));

    expect(lines).toEqual([
      { file: `${folder}/a.scenario.json`, title: 'good', status: 'passed', detail: '', ms: expect.any(Number) },
      {
        file: `${folder}/b.scenario.json`,
        title: 'bad',
        status: 'failed',
        detail: expect.stringContaining('completed'),
        ms: expect.any(Number),
      },
      {
        file: `${folder}/c.scenario.json`,
        title: 'refused',
        status: 'refused',
        detail: expect.stringContaining('Flow_Gw_End'),
        ms: expect.any(Number),
      },
      {
        file: `${folder}/d.scenario.json`,
        title: '',
        status: 'error',
        detail: expect.stringContaining('not JSON'),
        ms: expect.any(Number),
      },
      { passed: 1, failed: 1, refused: 1, error: 1 },
    ]);
    expect(status).toBe(1);
  }, 60_000);

  it('given all pass, then the exit code is 0', async () => {
    const folder = await scenarioFolder({ a: GOOD });

    expect(scenarios(`${folder}/a.scenario.json`).status).toBe(0);
  }, 60_000);

  it.each([
    ['a path that is not there', ['/nowhere']],
    ['no path', []],
    ['an unknown engine', ['.', '--engine', 'other']],
    ['an unknown option', ['.', '--fast']],
  ])(
    'given %s, then it says what to do and the exit code is 1',
    (_what, args) => {
      const { status, stderr } = scenarios(...args);

      expect(status).toBe(1);
      expect(stderr).toContain('怎么办');
    },
    60_000,
  );

  it('given --help, then it explains itself', () => {
    const { status, stdout } = scenarios('--help');

    expect(status).toBe(0);
    expect(stdout).toContain('--engine');
  }, 60_000);
});
