import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DefaultLogger, Runtime, Worker, type ReplayResult } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainDataConverter } from '../../codec/data-converter.ts';
import { workflowBundle } from '../../workers/workflow-bundle.ts';
import { historyFromText, workflowIdOf } from './history-file.ts';

const HISTORIES = new URL('./histories/', import.meta.url);
const releases = readdirSync(HISTORIES);

/** The code of today must take the same course as every release that instances may have been started by. */
describe.each(releases)('histories of release %s', (release) => {
  const folder = new URL(`${release}/`, HISTORIES);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const results = new Map<string, ReplayResult>();
  const fileOf = new Map<string, string>();

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const options = {
      workflowBundle: await workflowBundle(path.join(tmpdir(), 'social-work-test-bundles'), new DefaultLogger('ERROR')),
      dataConverter: plainDataConverter((hash) => readFile(new URL(`definitions/${hash}.json`, folder), 'utf8')),
    };
    for await (const result of Worker.runReplayHistories(options, histories())) results.set(fileOf.get(result.workflowId) ?? '', result);
  }, 60_000);

  it.each(files)('%s is replayed without a difference', (file) => {
    const result = results.get(file);
    expect(result).toBeDefined();
    expect(result?.error).toBeUndefined();
  });

  async function* histories() {
    for (const file of files) {
      const history = historyFromText(await readFile(new URL(file, folder), 'utf8'));
      const workflowId = workflowIdOf(history);
      fileOf.set(workflowId, file);
      yield { workflowId, history };
    }
  }
});
