import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EMBEDDED_UPDATES_IN_FLIGHT } from '../../config/embedded-temporal.ts';
import { openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { freePort } from '../servers/ports.ts';
import { startPostgres } from '../servers/postgres.ts';
import { reachableFolder } from '../servers/reachable-folder.ts';
import { startServerProcess, type ServerProcess } from '../servers/server-process.ts';
import { findTemporal } from '../servers/temporal-binary.ts';
import { startTemporal } from '../servers/temporal.ts';

/** The four kinds of process the software is made of. */
export const PARTS = ['postgres', 'temporal', 'worker', 'web'] as const;
export type Part = (typeof PARTS)[number];

/**
 * The whole software on ports and folders of its own, apart from the one of `npm start`: for measuring it and for
 * killing parts of it. A part that was killed is started again on the same port and data.
 */
export interface System {
  /** What programs need to reach the servers. */
  readonly environment: NodeJS.ProcessEnv;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly webUrl: string;
  start(part: Part): Promise<void>;
  /** SIGKILL; answers when the process is gone. */
  kill(part: Part): Promise<void>;
  isRunning(part: Part): boolean;
  pid(part: Part): number | undefined;
  /** Ends everything and removes its data. */
  stop(): Promise<void>;
}

export interface SystemOptions {
  /** Called with a line for each step. */
  readonly onProgress?: (line: string) => void;
  /** Adds to or overrides the programs' environment. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** Prepares a system: PostgreSQL migrated and Temporal running; worker and web are started by the caller. */
export async function prepareSystem(options: SystemOptions = {}): Promise<System> {
  const folder = mkdtempSync(path.join(tmpdir(), 'social-work-system-'));
  const ports = { postgres: await freePort(), temporal: await freePort(), worker: await freePort(), web: await freePort() };
  const dataFolder = reachableFolder(path.join(folder, 'postgres'));
  const binary = await findTemporal({ onProgress: options.onProgress ?? (() => undefined) });
  const running = new Map<Part, ServerProcess>();
  const temporalAddress = `127.0.0.1:${String(ports.temporal)}`;
  const webUrl = `http://127.0.0.1:${String(ports.web)}`;

  const postgres = () =>
    startPostgres({
      dataFolder,
      port: ports.postgres,
      password: 'system',
      database: 'social_work',
      logFile: path.join(folder, 'postgres.log'),
      detached: true,
    });
  const first = await postgres();
  running.set('postgres', first);
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: first.url,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_UPDATES_IN_FLIGHT: String(EMBEDDED_UPDATES_IN_FLIGHT),
    PAYLOAD_KEYS: `system:${randomBytes(32).toString('base64')}`,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    PORT: String(ports.web),
    WORKER_PORT: String(ports.worker),
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    ...options.environment,
  };

  const starters: Readonly<Record<Part, () => Promise<ServerProcess>>> = {
    postgres,
    temporal: () =>
      startTemporal({
        binary,
        port: ports.temporal,
        databaseFile: path.join(folder, 'temporal.db'),
        logFile: path.join(folder, 'temporal.log'),
        detached: true,
      }),
    worker: () => program('worker', 'workers/main.ts', ports.worker),
    web: () => program('web', 'web/main.ts', ports.web),
  };

  function program(title: string, entry: string, port: number): Promise<ServerProcess> {
    return startServerProcess({
      title,
      command: process.execPath,
      arguments: ['--import', 'tsx', entry],
      logFile: path.join(folder, `${title}.log`),
      workingFolder: PROJECT,
      environment,
      detached: true,
      isReady: () => answers(`http://127.0.0.1:${String(port)}/healthz`),
      readyWithin: 90_000,
      stopSignal: 'SIGTERM',
    });
  }

  const system: System = {
    environment,
    databaseUrl: first.url,
    temporalAddress,
    webUrl,
    async start(part) {
      const started = await starters[part]();
      running.set(part, started);
      void started.exited.then(() => {
        if (running.get(part) === started) {
          running.delete(part);
        }
      });
    },
    async kill(part) {
      const victim = running.get(part);
      if (victim) {
        process.kill(victim.pid, 'SIGKILL');
        await victim.exited;
        running.delete(part);
      }
    },
    isRunning: (part) => running.has(part),
    pid: (part) => running.get(part)?.pid,
    async stop() {
      for (const part of [...PARTS].reverse()) {
        await running.get(part)?.stop();
      }
      rmSync(folder, { recursive: true, force: true });
      rmSync(path.dirname(dataFolder), { recursive: true, force: true });
    },
  };

  const database = openDatabase(first.url);
  try {
    await migrate(database);
  } finally {
    await database.destroy();
  }
  await system.start('temporal');
  return system;
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
}
