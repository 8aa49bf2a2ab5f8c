import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DefaultLogger } from '@temporalio/worker';
import { expect, it } from 'vitest';
import { workflowBundle } from '../../workers/workflow-bundle.ts';

const quiet = new DefaultLogger('ERROR');

it('is made once more than once: workers of one process that start together end with one bundle', async () => {
  // given an empty cache
  const folder = await mkdtemp(path.join(tmpdir(), 'workflow-bundle-'));
  try {
    // when two workers bundle at the same time
    const [one, other] = await Promise.all([workflowBundle(folder, quiet), workflowBundle(folder, quiet)]);
    // then both have the same script, and nothing unfinished stays behind
    expect(one).toEqual(other);
    expect(await readdir(folder)).toEqual([path.basename(one.codePath)]);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 120_000);
