import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../../config/operator-error.ts';
import { findTemporal } from '../../../scripts/servers/temporal-binary.ts';
import type { TemporalSource } from '../../../scripts/servers/temporal-source.ts';

describe('findTemporal', () => {
  let folder: string;
  let cacheFolder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'social-work-temporal-'));
    cacheFolder = path.join(folder, 'cache');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function program(file: string, prints = 'temporal version 1.9.1'): string {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, `#!/bin/sh\necho '${prints}'\n`);
    chmodSync(full, 0o755);
    return full;
  }

  /** A download that works, and notes that it was asked. */
  function download(title: string, asked: string[]): TemporalSource {
    return {
      title,
      find: async ({ file }) => {
        asked.push(title);
        return program(path.relative(folder, file));
      },
    };
  }

  const broken = (title: string, reason: string): TemporalSource => ({ title, find: () => Promise.reject(new Error(reason)) });

  function find(environment: NodeJS.ProcessEnv, downloads: readonly TemporalSource[] = []): Promise<string> {
    return findTemporal({ environment, cacheFolder, downloads });
  }

  it('takes the configured program before the one on PATH', async () => {
    const configured = program('mine/temporal');
    program('bin/temporal');
    await expect(find({ TEMPORAL_CLI_PATH: configured, PATH: path.join(folder, 'bin') })).resolves.toBe(configured);
  });

  it('refuses a configured path that is no program rather than using another one', async () => {
    program('bin/temporal');
    const environment = { TEMPORAL_CLI_PATH: path.join(folder, 'nowhere'), PATH: path.join(folder, 'bin') };
    await expect(find(environment)).rejects.toThrow(/TEMPORAL_CLI_PATH/);
  });

  it('passes over something else of that name on PATH', async () => {
    program('first/temporal', 'an unrelated program');
    const right = program('second/temporal');
    await expect(find({ PATH: `${folder}/first:${folder}/second` })).resolves.toBe(right);
  });

  it('takes PATH before the cache, and the cache before any download', async () => {
    const cached = program('cache/temporal');
    const onPath = program('bin/temporal');
    const asked: string[] = [];
    await expect(find({ PATH: `${folder}/bin` }, [download('web', asked)])).resolves.toBe(onPath);
    await expect(find({ PATH: '' }, [download('web', asked)])).resolves.toBe(cached);
    expect(asked).toEqual([]);
  });

  it('downloads once and finds the program in the cache the next time', async () => {
    const asked: string[] = [];
    const sources = [broken('closed', 'no answer'), download('index', asked)];
    const first = await find({ PATH: '' }, sources);
    const second = await find({ PATH: '' }, sources);
    expect([first, second]).toEqual([path.join(cacheFolder, 'temporal'), path.join(cacheFolder, 'temporal')]);
    expect(asked).toEqual(['index']);
  });

  it('names every place with its reason, and what to do, when there is none', async () => {
    const attempt = find({ PATH: '' }, [broken('官网', '服务器没有应答'), broken('镜像', '服务器答复 404')]);
    await expect(attempt).rejects.toThrow(OperatorError);
    await expect(attempt).rejects.toThrow(/官网：服务器没有应答[\s\S]*镜像：服务器答复 404/);
    await attempt.catch((error: unknown) => {
      expect(error instanceof OperatorError && error.remedies.join()).toContain('TEMPORAL_CLI_PATH');
    });
  });
});
