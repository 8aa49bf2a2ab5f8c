import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localSettingsFile, readLocalSettings } from '../../config/local-settings.ts';
import { OperatorError } from '../../config/operator-error.ts';

describe('readLocalSettings', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'social-work-settings-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('answers nothing before the first start', () => {
    expect(readLocalSettings(folder)).toBeUndefined();
  });

  it.each(['', '{"databaseUrl":', '{"databaseUrl":"postgres://x"}'])('says that the file with the keys is damaged: %j', (content) => {
    writeFileSync(localSettingsFile(folder), content);
    expect(() => readLocalSettings(folder)).toThrow(OperatorError);
  });
});
