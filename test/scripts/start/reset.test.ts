import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localSettingsFile } from '../../../config/local-settings.ts';
import { parseStartOptions } from '../../../scripts/start/options.ts';
import { reset } from '../../../scripts/start/reset.ts';
import { prepareSettings } from '../../../scripts/start/settings.ts';

describe('reset', () => {
  let folder: string;
  let elsewhere: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'social-work-reset-'));
    elsewhere = mkdtempSync(path.join(tmpdir(), 'social-work-elsewhere-'));
    chmodSync(folder, 0o755);
  });
  afterEach(() => {
    for (const place of [folder, elsewhere]) rmSync(place, { recursive: true, force: true });
  });

  it('removes what a start made, and no file of anybody else', async () => {
    await prepareSettings(parseStartOptions([], { DATA_DIR: folder }));
    for (const name of ['postgres', 'temporal', 'logs']) {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, 'data'), '');
    }
    writeFileSync(path.join(folder, 'letter.txt'), '');
    reset(folder);
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  it('follows the settings to data that lies elsewhere', async () => {
    const {
      postgresPort: _,
      temporalPort: __,
      isNew: ___,
      ...settings
    } = await prepareSettings(parseStartOptions([], { DATA_DIR: folder }));
    const postgresFolder = path.join(elsewhere, 'postgres');
    mkdirSync(postgresFolder);
    writeFileSync(localSettingsFile(folder), JSON.stringify({ ...settings, postgresFolder }));
    reset(folder);
    expect(existsSync(postgresFolder)).toBe(false);
  });

  it('works where the settings are damaged', () => {
    writeFileSync(localSettingsFile(folder), '{');
    reset(folder);
    expect(readdirSync(folder)).toEqual([]);
  });
});
