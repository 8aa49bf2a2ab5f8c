import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../../config/operator-error.ts';
import { TIME_ZONE } from '../../config/time-zone.ts';
import { createDatabase, isReachable, withDatabase } from '../../db/administration.ts';
import { diskFullError } from '../support/disk-full.ts';
import { isRunning, stopLeftover } from '../support/leftover-process.ts';
import { isPortFree } from './ports.ts';
import { type Account, giveTo, postgresAccount } from './postgres-account.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { type ServerProcess, type ServerProcessOptions, startServerProcess } from './server-process.ts';

export interface PostgresOptions {
  /** Absolute; made when it doesn't exist. As root, user `postgres` must be able to enter it: see {@link reachableFolder}. */
  readonly dataFolder: string;
  readonly port: number;
  readonly password: string;
  /** Made when it doesn't exist. */
  readonly database: string;
  readonly logFile: string;
  /** Settings of postgresql.conf, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly detached?: boolean | undefined;
  readonly onSpawn?: ServerProcessOptions['onSpawn'];
}

export interface RunningServer extends ServerProcess {
  readonly port: number;
}

export interface RunningPostgres extends RunningServer {
  /** `postgres://…` of the database. */
  readonly url: string;
}

const SUPERUSER = 'postgres';

/** Recovery after a crash replays the write-ahead log, which takes its time on a slow disk. */
const READY_WITHIN = 60_000;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // A socket file's path is limited to 107 bytes, and nobody here needs one.
  unix_socket_directories: '',
  max_connections: '200',
  timezone: TIME_ZONE,
  log_timezone: TIME_ZONE,
  log_min_messages: 'warning',
};

/**
 * Starts an embedded PostgreSQL on loopback, making its data folder and database the first time. A server that was
 * killed starts again on the same folder and port: what the dead one left behind is cleared away.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const account = postgresAccount();
  const binaries = findPostgresBinaries(account);
  initialise(options, binaries, account);
  await clearLeftovers(options.dataFolder);
  if (!(await isPortFree(options.port))) {
    throw new OperatorError(`PostgreSQL 的端口 ${String(options.port)} 已被别的程序占用。`, [
      `查看是谁在用：lsof -i :${String(options.port)}`,
      '设置环境变量 POSTGRES_PORT 换一个端口',
    ]);
  }
  const serverUrl = `postgres://${SUPERUSER}:${encodeURIComponent(options.password)}@127.0.0.1:${String(options.port)}/postgres`;
  const server = await startServerProcess({
    title: 'PostgreSQL',
    command: binaries.postgres,
    arguments: ['-D', options.dataFolder, '-p', String(options.port), ...settingsFlags({ ...SETTINGS, ...options.settings })],
    logFile: options.logFile,
    workingFolder: options.dataFolder,
    environment: { LC_ALL: 'C' },
    account,
    detached: options.detached,
    onSpawn: options.onSpawn,
    isReady: () => isReachable(serverUrl),
    readyWithin: READY_WITHIN,
    // "Fast shutdown": ends connections and writes everything out.
    stopSignal: 'SIGINT',
  });
  try {
    await createDatabase(serverUrl, options.database);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, port: options.port, url: withDatabase(serverUrl, options.database) };
}

/** initdb works in a folder beside and moves it into place at the end, so that a killed one leaves no half-made cluster. */
function initialise(options: PostgresOptions, binaries: PostgresBinaries, account: Account | undefined): void {
  const versionFile = path.join(options.dataFolder, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version === binaries.majorVersion) return;
    throw new OperatorError(`数据文件夹 ${options.dataFolder} 属于 PostgreSQL ${version}，现在安装的是 ${binaries.majorVersion}。`, [
      '用原来的版本导出数据（pg_dump），再导入新版本',
      '不需要原有数据时，用 npm start -- --reset 重新开始',
    ]);
  }
  const unfinished = `${options.dataFolder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(options.dataFolder, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  giveTo(account, unfinished);
  runInitdb(binaries, unfinished, options.password, account);
  renameSync(unfinished, options.dataFolder);
}

function runInitdb(binaries: PostgresBinaries, folder: string, password: string, account: Account | undefined): void {
  const secretFolder = mkdtempSync(path.join(tmpdir(), 'social-work-'));
  const passwordFile = path.join(secretFolder, 'password');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    giveTo(account, passwordFile);
    giveTo(account, secretFolder);
    const result = spawnSync(
      binaries.initdb,
      [
        ...['--pgdata', folder, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        // Sorting by code point never changes with the operating system, so neither do indexes.
        ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
      ],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, ...account },
    );
    if (result.status === 0) return;
    rmSync(folder, { recursive: true, force: true });
    if (result.stderr.includes('No space left on device')) throw diskFullError(path.dirname(folder));
    throw new OperatorError(`PostgreSQL 的数据文件夹建立失败：\n${result.error?.message ?? result.stderr}`, [
      '内置 PostgreSQL 需要 glibc（Debian、Ubuntu、Fedora 等）或 macOS；Alpine 请自备 PostgreSQL',
    ]);
  } finally {
    rmSync(secretFolder, { recursive: true, force: true });
  }
}

/**
 * After kill -9 the old server's process id file stays, and its backends may live on for a moment holding shared
 * memory. A server that still runs on this folder (its parent was killed) is stopped; a file of a dead one is removed,
 * because after a restart of the machine its number may belong to anybody.
 */
async function clearLeftovers(dataFolder: string): Promise<void> {
  const file = path.join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  await stopLeftover(pid, dataFolder, 'SIGINT');
  const deadline = Date.now() + 5000;
  while (isRunning(pid) && Date.now() < deadline) await sleep(50);
  rmSync(file, { force: true });
}

function settingsFlags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
