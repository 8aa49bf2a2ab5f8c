import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type Logger } from '@temporalio/worker';
import { FAILURE_CONVERTER_PATH } from '../codec/data-converter.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Rooms whose code is in the bundle. */
const ROOMS = ['contract', 'engine', 'workflows', 'codec'];
/** The interpreter is pure, so one copy serves every workflow of the worker: less memory, and no start-up an instance. */
const SHARED_MODULE = 'engine/index.ts';

/**
 * The workflow code as one script. Bundling takes seconds, so the result is kept in `cacheFolder` under a hash of the
 * sources and of the installed packages.
 */
export async function workflowBundle(cacheFolder: string, logger: Logger): Promise<{ readonly codePath: string }> {
  const codePath = path.join(cacheFolder, `workflow-bundle-${await sourcesHash()}.cjs`);
  if (await exists(codePath)) return { codePath };
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(ROOT, 'workflows/index.ts'),
    failureConverterPath: FAILURE_CONVERTER_PATH,
    preloadModules: [path.join(ROOT, SHARED_MODULE)],
    webpackConfigHook: (config) => {
      config.module?.rules?.forEach(keepModernSyntax);
      return { ...config, cache: false };
    },
    logger,
  });
  await mkdir(cacheFolder, { recursive: true });
  // Several workers of one process may bundle at once.
  const unfinished = `${codePath}.${randomUUID()}`;
  await writeFile(unfinished, code);
  await rename(unfinished, codePath);
  return { codePath };
}

/**
 * Temporal's bundler translates for browsers of 2017: each private field becomes a look-up in a WeakMap, which made the
 * interpreter several times slower in a worker than in a test. Every Node that runs workers knows the syntax of 2022.
 */
function keepModernSyntax(rule: unknown): void {
  const translator = isRecord(rule) && isRecord(rule.use) && isRecord(rule.use.options) ? rule.use.options.jsc : undefined;
  if (isRecord(translator)) {
    translator.target = 'es2022';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(path.join(ROOT, 'package-lock.json')));
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  for (const room of ROOMS) {
    const files = await readdir(path.join(ROOT, room), { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.ts')).sort()) {
      hash.update(`${room}/${file}\n`);
      hash.update(await readFile(path.join(ROOT, room, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

async function exists(file: string): Promise<boolean> {
  return await readFile(file).then(
    () => true,
    () => false,
  );
}
