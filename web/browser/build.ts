import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { z } from 'zod';

/** Where a page finds the files of one bundle, as paths below the folder that `directory` names. */
export interface BrowserBundle {
  readonly script: string;
  readonly style?: string;
}

export interface BrowserBundles {
  /** Folder to serve: every file name in it holds a hash of its contents, so it may be cached for ever. */
  readonly directory: string;
  /** By name: each folder of `web/browser/` with a `main.ts` is a bundle. */
  readonly bundles: Readonly<Record<string, BrowserBundle>>;
}

const sourceDirectory = path.dirname(fileURLToPath(import.meta.url));
const projectDirectory = path.resolve(sourceDirectory, '../..');

/**
 * Bundles the browser code, or finds the bundles of the same sources and packages in the cache. Any number of web
 * processes may call it at once: each builds in a folder of its own, and the first one to finish gives it the name.
 */
export async function buildBrowserBundles(cacheDirectory = path.join(projectDirectory, '.cache')): Promise<BrowserBundles> {
  const directory = path.join(cacheDirectory, 'browser', await hashOfSources());
  if (!existsSync(path.join(directory, MANIFEST))) await buildInto(directory);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(directory, MANIFEST), 'utf8')));
  return { directory, bundles: manifest };
}

const MANIFEST = 'manifest.json';

const manifestSchema = z.record(
  z.string(),
  z
    .object({ script: z.string(), style: z.string().optional() })
    .transform(({ script, style }) => (style === undefined ? { script } : { script, style })),
);

/** Sources of the bundles and the lock file: packages change only with it. */
async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const sources = [
    sourceDirectory,
    ...['web/diagram', 'bpmn/exchange', 'bpmn/reading'].map((folder) => path.join(projectDirectory, folder)),
  ];
  for (const folder of sources) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      hash
        .update(path.relative(projectDirectory, file))
        .update('\0')
        .update(await readFile(file));
    }
  }
  const extensions = path.join(projectDirectory, 'bpmn', 'extensions', 'social-work.json');
  if (existsSync(extensions)) hash.update(await readFile(extensions));
  hash.update(await readFile(path.join(projectDirectory, 'package-lock.json')));
  return hash.digest('hex').slice(0, 16);
}

async function buildInto(directory: string): Promise<void> {
  const building = `${directory}.${process.pid}.building`;
  await mkdir(building, { recursive: true });
  const manifest = await bundle(building);
  await writeFile(path.join(building, MANIFEST), JSON.stringify(manifest, null, 2));
  try {
    await rename(building, directory);
  } catch (error) {
    // Another process was faster: its folder has the same contents.
    await rm(building, { recursive: true, force: true });
    if (!existsSync(path.join(directory, MANIFEST))) throw error;
  }
}

async function bundle(outputDirectory: string): Promise<Record<string, BrowserBundle>> {
  const folders = await readdir(sourceDirectory, { withFileTypes: true });
  const names = folders
    .filter((folder) => folder.isDirectory() && existsSync(path.join(sourceDirectory, folder.name, 'main.ts')))
    .map((folder) => folder.name);
  const result = await build({
    absWorkingDir: projectDirectory,
    entryPoints: names.map((name) => ({ in: path.join(sourceDirectory, name, 'main.ts'), out: name })),
    outdir: outputDirectory,
    bundle: true,
    minify: true,
    // Parts that few visitors need (the viewer on a phone) are loaded when they are.
    splitting: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.eot': 'empty', '.svg': 'file' },
    tsconfig: path.join(sourceDirectory, 'tsconfig.json'),
    legalComments: 'linked',
    metafile: true,
    logLevel: 'silent',
  });
  const bundles: Record<string, BrowserBundle> = {};
  for (const [file, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint === undefined || path.basename(output.entryPoint) !== 'main.ts') continue;
    const name = path.basename(path.dirname(output.entryPoint));
    const script = path.basename(file);
    bundles[name] = output.cssBundle === undefined ? { script } : { script, style: path.basename(output.cssBundle) };
  }
  return bundles;
}
