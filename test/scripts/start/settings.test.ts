import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localSettingsFile } from '../../../config/local-settings.ts';
import { parseStartOptions, type StartOptions } from '../../../scripts/start/options.ts';
import { prepareSettings } from '../../../scripts/start/settings.ts';

describe('prepareSettings', () => {
  let folder: string;
  let options: StartOptions;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'social-work-start-'));
    // Where PostgreSQL's own user may enter, as in a clone that isn't in root's home.
    chmodSync(folder, 0o755);
    options = parseStartOptions([], { DATA_DIR: folder });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes keys once and keeps them, readable by their owner only', async () => {
    const first = await prepareSettings(options);
    const second = await prepareSettings(options);
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(second).toMatchObject({ payloadKeys: first.payloadKeys, sessionSecret: first.sessionSecret, databaseUrl: first.databaseUrl });
    expect(statSync(localSettingsFile(folder)).mode & 0o777).toBe(0o600);
  });

  it('moves to another port when somebody else took the last one', async () => {
    const { temporalPort } = await prepareSettings(options);
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(temporalPort, '127.0.0.1', resolve));
    const moved = await prepareSettings(options);
    stranger.close();
    expect(moved.temporalPort).not.toBe(temporalPort);
    expect(moved.temporalAddress).toBe(`127.0.0.1:${moved.temporalPort}`);
  });

  it('refuses to make a new key for data that was written with a lost one', async () => {
    mkdirSync(path.join(folder, 'postgres'));
    writeFileSync(path.join(folder, 'postgres', 'PG_VERSION'), '18\n');
    await expect(prepareSettings(options)).rejects.toThrow(/密钥/);
  });
});
