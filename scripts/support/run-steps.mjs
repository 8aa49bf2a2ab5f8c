import { spawn } from 'node:child_process';

/**
 * Runs a program and shows what it prints only when it fails, so that a summary stays readable.
 * @param {{ title: string, command: string, args: string[] }} step
 * @returns {Promise<{ title: string, ok: boolean, output: string, seconds: number }>}
 */
export async function runQuietly({ title, command, args }) {
  const started = Date.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0' } });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await ended(child);
  return { title, ok: code === 0, output, seconds: (Date.now() - started) / 1000 };
}

/**
 * Runs a program on this terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} exit code; 1 when the program can't be started
 */
export async function runHere(command, args, options = {}) {
  return await ended(spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options }));
}

/** @param {import('node:child_process').ChildProcess} child */
function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
