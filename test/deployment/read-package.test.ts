import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPackage } from '../../deployment/read-package.ts';

const LIFECYCLE = new URL('../../processes/service-lifecycle/', import.meta.url).pathname;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'package-'));
  await cp(LIFECYCLE, folder, { recursive: true });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('readPackage', () => {
  it('given a whole package, when it is read, then diagram, forms and decisions are deployed and scenarios are not', async () => {
    const { resources, manifest } = await readPackage(folder);
    const names = resources.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['process.bpmn', 'risk-level.dmn', 'collect-needs.form.json']));
    expect(names.filter((name) => name.includes('scenario'))).toEqual([]);
    expect(manifest).toMatchObject({ key: 'service-lifecycle' });
  });

  it('given no manifest, when it is read, then the process can still be deployed', async () => {
    await rm(path.join(folder, 'manifest.json'));
    expect(await readPackage(folder)).toMatchObject({ manifest: {} });
  });

  it.each([
    ['text that is no JSON', '{', '不是有效的 JSON'],
    ['a setting that does not exist', '{"mayStrat": ["worker"]}', 'mayStrat'],
  ])('given a manifest with %s, when it is read, then the operator is told what to mend', async (_fault, text, hint) => {
    await writeFile(path.join(folder, 'manifest.json'), text);
    await expect(readPackage(folder)).rejects.toMatchObject({ remedies: expect.arrayContaining([expect.stringContaining(hint)]) });
  });

  it('given no diagram, when it is read, then the operator is told', async () => {
    await rm(path.join(folder, 'process.bpmn'));
    await expect(readPackage(folder)).rejects.toThrow('没有流程图');
  });
});
