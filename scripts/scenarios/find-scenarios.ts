import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../../config/operator-error.ts';

const SCENARIO = '.scenario.json';
const NEVER_SEARCHED = new Set(['node_modules', '.git']);

/** The scenario files that paths name: files as they are, folders searched to the bottom, in a stable order, each once. */
export async function findScenarios(paths: readonly string[]): Promise<readonly string[]> {
  const found = (await Promise.all(paths.map(findIn))).flat();
  if (found.length === 0) throw new OperatorError(`${paths.join('、')} 里没有 *${SCENARIO} 文件`, ['检查路径']);
  return [...new Set(found)];
}

async function findIn(path: string): Promise<readonly string[]> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined) throw new OperatorError(`找不到 ${path}`, ['检查路径；可以给出一个 *.scenario.json 文件，或含有它们的文件夹']);
  return stats.isDirectory() ? search(path) : [path];
}

async function search(folder: string): Promise<readonly string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return NEVER_SEARCHED.has(entry.name) ? [] : search(path);
      return entry.name.endsWith(SCENARIO) ? [path] : [];
    }),
  );
  return found.flat();
}
