import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../../config/operator-error.ts';
import { diskFullError } from '../support/disk-full.ts';

export interface ServerProcessOptions {
  /** As a person knows it: `PostgreSQL`. */
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly string[];
  /** Receives standard output and error; grows over restarts, so that a crash can be read afterwards. */
  readonly logFile: string;
  readonly workingFolder: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
  /** True: a process group of its own, so that Ctrl-C in the terminal reaches only the program that stops it in order. */
  readonly detached?: boolean | undefined;
  /** True: a channel to this program, by whose end the child notices that its parent was killed. */
  readonly channel?: boolean | undefined;
  /** Called as soon as there is a process, long before it serves: whoever stops everything must know it. */
  readonly onSpawn?: ((child: SpawnedProcess) => void) | undefined;
  /** Asked again and again until it answers true. */
  readonly isReady: () => Promise<boolean>;
  /** Milliseconds. */
  readonly readyWithin: number;
  readonly stopSignal: NodeJS.Signals;
}

export interface SpawnedProcess {
  readonly pid: number;
  /** Asks it to end, and insists after a while. Safe to call twice. */
  stop(): Promise<void>;
}

export interface ServerProcess extends SpawnedProcess {
  /** Fulfilled when the process has ended, however it ended. */
  readonly exited: Promise<ExitReason>;
}

export interface ExitReason {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const STOP_WITHIN = 20_000;
const POLL_EVERY = 50;

/** Starts a server program and waits until it serves; a program that ends before is an {@link OperatorError} with its log. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const logStart = existsSync(options.logFile) ? statSync(options.logFile).size : 0;
  const { child, exited } = launch(options);
  const { pid } = child;
  if (pid === undefined) throw await startFailure(options, exited, logStart);

  const stop = async (): Promise<void> => {
    if (hasEnded(child)) return;
    child.kill(options.stopSignal);
    const ended = await Promise.race([exited, sleep(STOP_WITHIN, undefined, { ref: false })]);
    if (ended !== undefined) return;
    child.kill('SIGKILL');
    await exited;
  };
  options.onSpawn?.({ pid, stop });

  const deadline = Date.now() + options.readyWithin;
  while (!(await options.isReady())) {
    if (hasEnded(child)) throw await startFailure(options, exited, logStart);
    if (Date.now() > deadline) {
      await stop();
      throw new OperatorError(`${options.title} 在 ${String(options.readyWithin / 1000)} 秒内没有就绪。`, [`查看日志 ${options.logFile}`]);
    }
    await sleep(POLL_EVERY);
  }
  // Another server of the same kind may have answered on the port while ours was failing to get it.
  await sleep(0);
  if (hasEnded(child)) throw await startFailure(options, exited, logStart);
  return { pid, exited, stop };
}

function launch(options: ServerProcessOptions): { child: ChildProcess; exited: Promise<ExitReason> } {
  mkdirSync(path.dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  const child = spawn(options.command, options.arguments, {
    cwd: options.workingFolder,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', log, log, ...(options.channel === true ? (['ipc'] as const) : [])],
    detached: options.detached ?? false,
    ...options.account,
  });
  closeSync(log);
  const exited = new Promise<ExitReason>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
    child.once('error', () => {
      resolve({ code: null, signal: null });
    });
  });
  return { child, exited };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function startFailure(options: ServerProcessOptions, exited: Promise<ExitReason>, logStart: number): Promise<OperatorError> {
  const { code, signal } = await exited;
  const log = readLogFrom(options.logFile, logStart);
  if (/No space left on device|ENOSPC|database or disk is full/i.test(log)) return diskFullError(options.workingFolder);
  const lastLines = log.trim().split('\n').slice(-8).join('\n');
  const how = signal === null ? `退出码 ${String(code ?? '无')}` : `信号 ${signal}`;
  return new OperatorError(`${options.title} 没有启动成功（${how}）。\n${lastLines}`, [`查看完整日志 ${options.logFile}`]);
}

/** What was written to a log since `offset`, at most 64 KB of it. */
export function readLogFrom(file: string, offset: number): string {
  const buffer = Buffer.alloc(65_536);
  const descriptor = openSync(file, 'r');
  try {
    const length = readSync(descriptor, buffer, 0, buffer.length, offset);
    return buffer.toString('utf8', 0, length);
  } finally {
    closeSync(descriptor);
  }
}
