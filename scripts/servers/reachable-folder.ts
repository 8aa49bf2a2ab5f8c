import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { canReach, postgresAccount } from './postgres-account.ts';

/**
 * The folder itself, or one under /var/tmp that stands for it: user `postgres` can't enter a clone in root's home.
 * /var/tmp survives a restart of the machine; the same folder always gets the same stand-in.
 */
export function reachableFolder(wanted: string): string {
  mkdirSync(path.dirname(wanted), { recursive: true });
  if (canReach(path.dirname(wanted), postgresAccount())) return wanted;
  const mark = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const parent = `/var/tmp/social-work-${mark}`;
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  return path.join(parent, path.basename(wanted));
}
