import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { TEST_KEYS, type TestEngine } from '../support/test-engine.ts';

export interface WorkerProcess {
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
}

/** Shared, so that the workflow code is bundled once. */
const DATA_FOLDER = path.join(tmpdir(), 'social-work-test-worker');

/** A real worker process for the servers of a test engine; resolves when it takes work. */
export async function startWorkerProcess(engine: TestEngine, environment: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'workers/main.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: engine.databaseUrl,
      TEMPORAL_ADDRESS: engine.server.address,
      TEMPORAL_NAMESPACE: engine.server.namespace,
      TASK_QUEUE: engine.server.taskQueue,
      PAYLOAD_KEYS: TEST_KEYS.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(','),
      SESSION_SECRET: 'a secret that no worker ever needs',
      DATA_DIR: DATA_FOLDER,
      LOG_LEVEL: 'info',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'close').then(() => child.exitCode);
  await ready(child, exited);
  return {
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      return await exited;
    },
  };
}

async function ready(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  let errors = '';
  child.stderr?.on('data', (text) => {
    errors += String(text);
  });
  if (child.stdout === null) throw new Error('The worker has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('worker ready')) {
      child.stdout.resume();
      return;
    }
  }
  await exited;
  throw new Error(errors);
}
