import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { EMBEDDED_UPDATES_IN_FLIGHT } from '../../config/embedded-temporal.ts';
import { OperatorError } from '../../config/operator-error.ts';
import { searchAttributes } from '../../contract/process-instance.ts';
import type { RunningServer } from './postgres.ts';
import { freePort, isPortFree } from './ports.ts';
import { type ServerProcessOptions, startServerProcess } from './server-process.ts';

export interface TemporalOptions {
  /** The `temporal` program: see `findTemporal`. */
  readonly binary: string;
  /** SQLite file that holds every running instance; absent: in memory. */
  readonly databaseFile?: string | undefined;
  readonly port: number;
  /** Port of Temporal's own pages; absent: no pages. */
  readonly uiPort?: number | undefined;
  readonly logFile: string;
  readonly detached?: boolean | undefined;
  readonly onSpawn?: ServerProcessOptions['onSpawn'];
}

export interface RunningTemporal extends RunningServer {
  /** `127.0.0.1:port` */
  readonly address: string;
}

const LOOPBACK = '127.0.0.1';
const NAMESPACE = 'default';
const READY_WITHIN = 60_000;

const DYNAMIC_CONFIGURATION = {
  // start-dev polls for transfer tasks at 20 a second, which delays each ordinary activity by 50 ms.
  'history.transferProcessorMaxPollRPS': 2000,
  'history.maxInFlightUpdates': EMBEDDED_UPDATES_IN_FLIGHT,
  // Calls that one instance makes at once wait for its lock in turn. Who waits longer than this (by default half a second) tries again
  // seconds later, and so would most of 400. Ten seconds made other work wait behind them (docs/benchmarks.md).
  'history.cacheNonUserContextLockTimeout': '"2s"',
};

/** Starts Temporal's dev server on loopback with the project's search attributes, and waits until it answers. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  if (!(await isPortFree(options.port))) {
    throw new OperatorError(`Temporal 的端口 ${String(options.port)} 已被别的程序占用。`, [
      `查看是谁在用：lsof -i :${String(options.port)}`,
      '设置环境变量 TEMPORAL_PORT 换一个端口',
    ]);
  }
  const folder = path.dirname(options.databaseFile ?? options.logFile);
  mkdirSync(folder, { recursive: true });
  const address = `${LOOPBACK}:${String(options.port)}`;
  const server = await startServerProcess({
    title: 'Temporal',
    command: options.binary,
    arguments: await commandLine(options),
    logFile: options.logFile,
    workingFolder: folder,
    detached: options.detached,
    onSpawn: options.onSpawn,
    isReady: () => isServing(address),
    readyWithin: READY_WITHIN,
    stopSignal: 'SIGTERM',
  });
  return { ...server, port: options.port, address };
}

async function commandLine(options: TemporalOptions): Promise<string[]> {
  // The program takes random ports for these two and may take one that a server of ours is about to use.
  const [httpPort, metricsPort] = [await freePort(), await freePort()];
  return [
    ...['server', 'start-dev', '--ip', LOOPBACK, '--port', String(options.port), '--namespace', NAMESPACE],
    ...['--http-port', String(httpPort), '--metrics-port', String(metricsPort), '--log-level', 'warn', '--log-format', 'json'],
    ...(options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort), '--ui-disable-news-fetch']),
    ...(options.databaseFile === undefined ? [] : ['--db-filename', options.databaseFile]),
    ...Object.values(searchAttributes).flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    ...Object.entries(DYNAMIC_CONFIGURATION).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${String(value)}`]),
  ];
}

/** The port opens before the namespace is there, so both are asked for. */
async function isServing(address: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 1000 });
    const { searchAttributes: registered } = await connection.withDeadline(Date.now() + 1000, listSearchAttributes(connection));
    return Object.values(searchAttributes).every((name) => name in registered);
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}

function listSearchAttributes(connection: Connection) {
  return async () => {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: NAMESPACE });
    return { searchAttributes: customAttributes };
  };
}
