import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServerProcess, type ServerProcessOptions, startServerProcess } from '../servers/server-process.ts';

export interface ApplicationProcess {
  readonly title: string;
  /** Relative to the project: `web/main.ts`. */
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Answers 200 when the process can do its work. */
  readonly readyUrl: string;
  readonly onSpawn: ServerProcessOptions['onSpawn'];
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const PARENT_GUARD = fileURLToPath(new URL('./parent-guard.mjs', import.meta.url));

/** Bundling workflow code and pages takes some seconds on a slow machine. */
const READY_WITHIN = 120_000;

/** Where a program of ours is; also the mark by which its process is known again. */
export function programFile(program: string): string {
  return path.join(PROJECT, program);
}

/** Starts the worker or the web process with the settings of this machine. */
export async function startApplicationProcess(application: ApplicationProcess): Promise<ServerProcess> {
  return await startServerProcess({
    title: application.title,
    command: process.execPath,
    arguments: ['--import', 'tsx', '--import', PARENT_GUARD, programFile(application.program)],
    logFile: application.logFile,
    workingFolder: PROJECT,
    environment: application.environment,
    detached: true,
    channel: true,
    onSpawn: application.onSpawn,
    isReady: () => answersOk(application.readyUrl),
    readyWithin: READY_WITHIN,
    stopSignal: 'SIGTERM',
  });
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
