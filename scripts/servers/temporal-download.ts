import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { download } from './download.ts';
import { putProgram } from './put-program.ts';
import type { DownloadTarget } from './temporal-source.ts';

const ARCHIVES = 'https://temporal.download/cli/archive/latest';

const PLATFORMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin' };
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Temporal's own download service; unreachable on closed networks, so it isn't waited for long. */
export async function downloadFromTemporal({ file, environment }: DownloadTarget): Promise<string> {
  const platform = PLATFORMS[process.platform];
  const architecture = ARCHITECTURES[process.arch];
  if (platform === undefined || architecture === undefined) throw new Error(`没有 ${process.platform}-${process.arch} 的版本`);
  const source = environment.TEMPORAL_DOWNLOAD_URL ?? ARCHIVES;
  const archive = await download(`${source}?platform=${platform}&arch=${architecture}`);
  const folder = mkdtempSync(path.join(path.dirname(file), 'unpack-'));
  try {
    const packed = path.join(folder, 'temporal.tar.gz');
    writeFileSync(packed, archive);
    const { status, stderr } = spawnSync('tar', ['-xzf', packed, '-C', folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`解压失败：${stderr}`);
    putProgram(file, (destination) => {
      copyFileSync(path.join(folder, 'temporal'), destination);
    });
    return file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
