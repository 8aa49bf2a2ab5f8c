import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_WITHIN = 20_000;

/** Whether a process of this number runs (a zombie that waits for its parent doesn't count). */
export function isRunning(pid: number): boolean {
  return commandLineOf(pid) !== undefined;
}

/**
 * Stops a process that an earlier run left behind. Process numbers are given out again, so it is only touched when its
 * command line contains `mark` (the path of its data, which nobody else has). Says whether there was one.
 */
export async function stopLeftover(pid: number, mark: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<boolean> {
  if (!isOurs(pid, mark)) return false;
  process.kill(pid, signal);
  const deadline = Date.now() + STOP_WITHIN;
  while (isOurs(pid, mark)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await sleep(50);
  }
  return true;
}

export function isOurs(pid: number, mark: string): boolean {
  return commandLineOf(pid)?.includes(mark) ?? false;
}

function commandLineOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return commandLineFromProc(pid);
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && !stdout.includes('<defunct>') ? stdout : undefined;
}

/** Containers often have no `ps`. A zombie's command line is empty. */
function commandLineFromProc(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
