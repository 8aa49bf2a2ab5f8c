import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runHere } from './run-steps.mjs';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Says which lock file node_modules was installed from. */
const STAMP = path.join(PROJECT, 'node_modules', '.installed-from');

/**
 * Installs the packages when they are missing or belong to another package-lock.json.
 * @returns {Promise<boolean>} false when that failed; npm has said why
 */
export async function installPackages() {
  const wanted = lockDigest();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
  if (installedMatchesLock()) {
    writeFileSync(STAMP, wanted);
    return true;
  }
  console.log('安装依赖（第一次约需一分钟）…');
  const code = await runHere('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: PROJECT });
  if (code !== 0) return false;
  writeFileSync(STAMP, wanted);
  return true;
}

/** npm keeps a copy of the lock file in node_modules; comparing versions is enough to see that somebody ran npm ci by hand. */
function installedMatchesLock() {
  const hidden = path.join(PROJECT, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = packagesOf(hidden);
  const wanted = packagesOf(path.join(PROJECT, 'package-lock.json'));
  return Object.entries(wanted).every(
    ([name, { version, optional, devOptional }]) => name === '' || optional || devOptional || installed[name]?.version === version,
  );
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(path.join(PROJECT, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}
