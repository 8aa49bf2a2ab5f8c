import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeDataFolder } from '../../../scripts/start/run-record.ts';
import { isRunning } from '../../../scripts/support/leftover-process.ts';

describe('takeDataFolder', () => {
  let folder: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'social-work-run-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  /** A process that stays until it is told to end, with `mark` on its command line. */
  async function processMarked(mark: string): Promise<number> {
    const child = spawn(process.execPath, ['--eval', 'console.log(1); setInterval(() => {}, 1000)', mark], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    if (child.pid === undefined) throw new Error('the process did not start');
    return child.pid;
  }

  function writeRecord(record: unknown): void {
    writeFileSync(path.join(folder, 'run.json'), JSON.stringify(record));
  }

  const leftovers: string[] = [];
  function take() {
    leftovers.length = 0;
    return takeDataFolder(folder, 'http://127.0.0.1:8080', (title) => leftovers.push(title));
  }

  it('refuses a second start while the first one runs, and says where it is', async () => {
    const pid = await processMarked('scripts/start.mjs');
    writeRecord({ pid, address: 'http://127.0.0.1:9999', children: [] });
    await expect(take()).rejects.toThrow(`http://127.0.0.1:9999（进程号 ${pid}）`);
  });

  it('stops what a killed start left behind, last started first', async () => {
    const [server, user] = [await processMarked('/data/postgres'), await processMarked('/project/web/main.ts')];
    writeRecord({
      pid: 999_999_999,
      address: 'http://127.0.0.1:8080',
      children: [
        { title: 'PostgreSQL', pid: server, mark: '/data/postgres' },
        { title: '网站', pid: user, mark: '/project/web/main.ts' },
      ],
    });
    await take();
    expect(leftovers).toEqual(['网站', 'PostgreSQL']);
    expect([isRunning(server), isRunning(user)]).toEqual([false, false]);
  });

  it('leaves a stranger alone that got a dead process number', async () => {
    const stranger = await processMarked('somebody-elses-program');
    writeRecord({ pid: stranger, address: '', children: [{ title: 'Temporal', pid: stranger, mark: '/data/temporal.db' }] });
    await take();
    expect(isRunning(stranger)).toBe(true);
  });

  it('starts over a record that was cut off when the machine stopped', async () => {
    writeFileSync(path.join(folder, 'run.json'), '{"pid":1');
    const record = await take().catch(() => undefined);
    expect(record).toBeDefined();
  });

  it('remembers the newest process of each part and forgets all at the end', async () => {
    const record = await take();
    record.add('PostgreSQL', 11, '/data');
    record.add('网站', 12, 'web/main.ts');
    record.add('PostgreSQL', 13, '/data');
    expect(JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8'))).toMatchObject({ children: [{ pid: 13 }, { pid: 12 }] });
    record.release();
    expect(() => readFileSync(path.join(folder, 'run.json'))).toThrow('ENOENT');
  });
});
