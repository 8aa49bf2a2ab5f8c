import { statfsSync } from 'node:fs';
import { OperatorError } from '../../config/operator-error.ts';

/** PostgreSQL keeps 16 MB log segments and Temporal a growing SQLite file: below this, failing early is kinder. */
const NEEDED_MEGABYTES = 500;

/** Refuses to start where there is too little room, before anything is half-written. */
export function requireDiskSpace(folder: string): void {
  const free = freeMegabytes(folder);
  if (free < NEEDED_MEGABYTES) throw diskFullError(folder);
}

export function diskFullError(folder: string): OperatorError {
  return new OperatorError(`磁盘空间不足：${folder} 所在的磁盘只剩 ${String(freeMegabytes(folder))} MB。`, [
    `腾出至少 ${String(NEEDED_MEGABYTES)} MB 空间后重新启动，已有数据不会受影响`,
    '或者设置环境变量 DATA_DIR，把数据放到另一块磁盘（原有数据请一并移动）',
  ]);
}

/** True for Node's own errors that say the disk is full. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 1_048_576);
}
