import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { OperatorError } from '../config/operator-error.ts';

/** The package folders that a path stands for: the folder itself when a diagram lies in it, otherwise each folder below that has one. */
export async function findPackages(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new OperatorError(`文件夹 ${folder} 读不到。`, ['检查路径是否写对、是否有权限'], { cause });
  });
  if (entries.some((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.bpmn'))) return [folder];
  const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => path.join(folder, name));
  return (await Promise.all(below.sort().map(findPackages))).flat();
}
