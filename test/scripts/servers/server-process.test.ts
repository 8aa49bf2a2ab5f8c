import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServerProcessOptions, startServerProcess } from '../../../scripts/servers/server-process.ts';

describe('startServerProcess', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'social-work-process-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function program(source: string, options: Partial<ServerProcessOptions> = {}): ServerProcessOptions {
    return {
      title: '试验程序',
      command: process.execPath,
      arguments: ['--eval', source],
      logFile: path.join(folder, 'log', 'program.log'),
      workingFolder: folder,
      isReady: () => Promise.resolve(false),
      readyWithin: 10_000,
      stopSignal: 'SIGTERM',
      ...options,
    };
  }

  it('shows the end of the log when the program ends before it serves', async () => {
    const attempt = startServerProcess(program(`console.error('bind: address already in use'); process.exit(3)`));
    await expect(attempt).rejects.toThrow(/试验程序 没有启动成功（退出码 3）[\s\S]*address already in use/);
  });

  it('speaks of the full disk, not of its consequence', async () => {
    const attempt = startServerProcess(program(`console.error('could not write: No space left on device'); process.exit(1)`));
    await expect(attempt).rejects.toThrow('磁盘空间不足');
  });

  it('shows only what this start wrote, not the crash before', async () => {
    await startServerProcess(program(`console.error('No space left on device'); process.exit(1)`)).catch(() => undefined);
    await expect(startServerProcess(program(`console.error('second reason'); process.exit(1)`))).rejects.toThrow('second reason');
  });

  it('says that a program is missing', async () => {
    await expect(startServerProcess(program('', { command: path.join(folder, 'nowhere') }))).rejects.toThrow('没有启动成功');
  });

  it('asks a program to end, so that it can put things in order', async () => {
    // given a program that writes when it is told to end
    const logFile = path.join(folder, 'orderly.log');
    const started = await startServerProcess(
      program(`process.on('SIGTERM', () => { console.log('in order'); process.exit(0) }); console.log('up'); setInterval(() => {}, 1000)`, {
        logFile,
        isReady: async () => readFileSync(logFile, 'utf8').includes('up'),
      }),
    );
    // when it is stopped, twice for good measure
    await Promise.all([started.stop(), started.stop()]);
    // then it ended on its own
    await expect(started.exited).resolves.toEqual({ code: 0, signal: null });
    expect(readFileSync(logFile, 'utf8')).toContain('in order');
  });
});
