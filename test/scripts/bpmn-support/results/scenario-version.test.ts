import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { versionOf } from '../../../../scripts/bpmn-support/results/scenario-version.ts';
import { scenarioFolder } from '../../scenarios/scenario-files.ts';

const SCENARIO = { title: 'one', resources: ['parent.bpmn', 'child.bpmn'], process: 'call_parent', steps: [{ advance: 'PT1M' }] };
const FILE = 'a.scenario.json';

async function version(folder: string) {
  return versionOf(path.join(folder, FILE), folder);
}

async function change(folder: string, name: string, edit: (text: string) => string): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(file, edit(await readFile(file, 'utf8')));
}

describe('the fingerprint of a scenario', () => {
  it('given the same files in another folder, then it is the same', async () => {
    const [one, other] = await Promise.all([scenarioFolder({ a: SCENARIO }), scenarioFolder({ a: SCENARIO })]);

    expect(await version(one)).toEqual(await version(other));
  });

  it('given other line ends, then it is the same', async () => {
    const folder = await scenarioFolder({ a: SCENARIO });
    const before = await version(folder);
    await change(folder, 'child.bpmn', (text) => text.replaceAll('\n', '\r\n'));

    expect(await version(folder)).toEqual(before);
  });

  it.each([FILE, 'parent.bpmn', 'child.bpmn'])('given %s changes, then it is another one', async (name) => {
    const folder = await scenarioFolder({ a: SCENARIO });
    const before = await version(folder);
    await change(folder, name, (text) => `${text} `);

    expect((await version(folder)).fingerprint).not.toBe(before.fingerprint);
  });

  it('given a file changes that it does not deploy, then it is the same', async () => {
    const folder = await scenarioFolder({ a: SCENARIO });
    const before = await version(folder);
    await change(folder, 'ticking.bpmn', (text) => `${text} `);

    expect(await version(folder)).toEqual(before);
  });

  it('given a diagram changes to which a step migrates, then it is another one', async () => {
    const steps = [{ migrate: { resources: ['ticking.bpmn'] } }];
    const folder = await scenarioFolder({ a: { ...SCENARIO, steps } });
    const before = await version(folder);
    await change(folder, 'ticking.bpmn', (text) => `${text} `);

    expect((await version(folder)).fingerprint).not.toBe(before.fingerprint);
  });
});

describe('waiting for real', () => {
  it.each([
    ['a minute', ['PT1M'], false],
    ['more in all', ['PT50S', 'PT11S'], true],
    ['a month', ['P1M'], true],
  ])('given %s, then a scenario waits too long or not', async (_what, durations, waitsTooLong) => {
    const folder = await scenarioFolder({ a: { ...SCENARIO, steps: durations.map((advance) => ({ advance })) } });

    expect((await version(folder)).waitsTooLong).toBe(waitsTooLong);
  });
});
