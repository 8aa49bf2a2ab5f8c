import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readLocalSettings } from '../../../config/local-settings.ts';
import { openDatabase } from '../../../db/connection.ts';
import { freePort } from '../../../scripts/servers/ports.ts';
import { isRunning } from '../../../scripts/support/leftover-process.ts';

const START = fileURLToPath(new URL('../../../scripts/start.mjs', import.meta.url));
const PROJECT = path.resolve(path.dirname(START), '..');

/** Two bundlings and two servers on a busy machine. */
const TIMEOUT = 300_000;

const runRecord = z.object({ children: z.array(z.object({ title: z.string(), pid: z.number() })) });

describe('npm start', { timeout: TIMEOUT }, () => {
  let folder: string;
  let port: number;
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'social-work-npm-start-'));
    chmodSync(folder, 0o755);
    port = await freePort();
  });

  afterAll(async () => {
    for (const child of running.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  }, TIMEOUT);

  /** Starts it and answers when it is ready or has ended, with everything that it printed. */
  async function start(): Promise<{ child: ChildProcess; printed: string[] }> {
    const child = spawn(process.execPath, [START, '--port', String(port)], {
      cwd: PROJECT,
      env: { ...process.env, DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    const printed: string[] = [];
    const ready = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          printed.push(line);
          if (line.startsWith('ready ')) resolve();
        });
      }
    });
    await Promise.race([ready, once(child, 'close')]);
    return { child, printed };
  }

  async function stop(child: ChildProcess): Promise<unknown> {
    child.kill('SIGTERM');
    const [code]: unknown[] = await once(child, 'exit');
    return code;
  }

  function parts(): { title: string; pid: number }[] {
    return runRecord.parse(JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8'))).children;
  }

  async function numberOfPeople(): Promise<unknown> {
    const settings = readLocalSettings(folder);
    if (settings === undefined) throw new Error('npm start wrote no settings');
    const database = openDatabase(settings.databaseUrl, { poolSize: 1 });
    try {
      const [row]: unknown[] = await database('people').count();
      return row;
    } finally {
      await database.destroy();
    }
  }

  it('serves, refuses a second start, survives kill -9 and stops in order', async () => {
    // given a first start in an empty folder
    const first = await start();
    expect(first.printed.at(-1)).toBe(`ready http://127.0.0.1:${port}`);
    expect((await fetch(`http://127.0.0.1:${port}/login`)).status).toBe(200);
    const people = await numberOfPeople();
    expect(people).not.toEqual({ count: 0 });

    // when somebody starts it again meanwhile, then that one says where the first is
    const second = await start();
    expect(second.child.exitCode).toBe(1);
    expect(second.printed.join('\n')).toContain(`已经在运行：http://127.0.0.1:${port}`);

    // when the first is killed and started again, then it clears up and finds its data
    const orphans = parts();
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const third = await start();
    expect(third.printed.at(-1)).toBe(`ready http://127.0.0.1:${port}`);
    expect(orphans.filter(({ pid }) => isRunning(pid))).toEqual([]);
    expect(await numberOfPeople()).toEqual(people);

    // when it is told to stop, then nothing is left
    const children = parts();
    expect(children.map(({ title }) => title)).toEqual(['PostgreSQL', 'Temporal', '工作进程', '网站']);
    expect(await stop(third.child)).toBe(0);
    expect(children.filter(({ pid }) => isRunning(pid))).toEqual([]);
  });
});
