import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { OperatorError } from '../../config/operator-error.ts';

/** A user and group of the operating system. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const USER_NAMES = ['postgres', '_postgres'];

/**
 * Whom PostgreSQL runs as: it refuses to run as root, so root lends it the user `postgres`, making it where it doesn't
 * exist. Undefined for everybody else: it runs as the person who started it.
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = findAccount();
  if (existing !== undefined) return existing;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const made = findAccount();
  if (made !== undefined) return made;
  throw new OperatorError('PostgreSQL 不能以 root 身份运行，而系统里没有 postgres 用户，也无法自动建立。', [
    '建立用户：useradd --system --user-group postgres',
    '或者换一个普通用户运行 npm start',
  ]);
}

/** Whether the account may enter a folder or run a program; root may hold it in a home folder that nobody else can enter. */
export function canReach(file: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  return spawnSync('test', ['-x', file], { cwd: '/', ...account }).status === 0;
}

export function giveTo(account: Account | undefined, file: string): void {
  if (account !== undefined) chownSync(file, account.uid, account.gid);
}

function findAccount(): Account | undefined {
  for (const name of USER_NAMES) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  return undefined;
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number.parseInt(stdout, 10) : undefined;
}
