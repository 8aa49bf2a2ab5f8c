import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runHere } from './run-steps.mjs';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Installs the packages when they are missing, of other versions than package-lock.json says, or for another machine.
 * @returns {Promise<boolean>} false when that failed; npm has said why
 */
export async function installPackages() {
  if (installedMatchesLock()) return true;
  console.log('安装依赖（第一次约需一分钟）…');
  return (await runHere('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: PROJECT })) === 0;
}

/** npm writes down at the end of an installation what it put into node_modules. */
function installedMatchesLock() {
  const written = path.join(PROJECT, 'node_modules', '.package-lock.json');
  if (!existsSync(written)) return false;
  const installed = packagesOf(written);
  const wanted = Object.entries(packagesOf(path.join(PROJECT, 'package-lock.json')));
  return wanted.every(([name, entry]) => name === '' || isForOtherMachine(entry) || installed[name]?.version === entry.version);
}

/** Optional packages without a machine may be left out as well; those with one are programs that we need (esbuild, PostgreSQL). */
function isForOtherMachine({ optional, os, cpu, libc }) {
  if (!optional) return false;
  return libc !== undefined || !os?.includes(process.platform) || !cpu?.includes(process.arch);
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}
