import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from './operator-error.ts';

/**
 * What `npm start` made up for this machine and must find again: addresses of the embedded servers, keys, and where
 * PostgreSQL keeps its data. `npm run web`, `npm run worker` and the other commands read it too, so that on one
 * machine they need no environment at all. The file is readable by its owner only.
 */
export const localSettingsSchema = z.object({
  databaseUrl: z.string(),
  databasePassword: z.string(),
  temporalAddress: z.string(),
  payloadKeys: z.string(),
  sessionSecret: z.string(),
  /** Outside the data folder only where the user `postgres` can't enter it. */
  postgresFolder: z.string(),
});
export type LocalSettings = z.infer<typeof localSettingsSchema>;

export function localSettingsFile(dataFolder: string): string {
  return path.join(dataFolder, 'local.json');
}

/** The settings of this machine, or undefined before the first `npm start`. */
export function readLocalSettings(dataFolder: string): LocalSettings | undefined {
  const file = localSettingsFile(dataFolder);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return localSettingsSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new OperatorError(
      `设置文件 ${file} 已损坏。里面有加密密钥，丢失后正在办理的流程将无法读取。`,
      ['从备份恢复这个文件', '确实不需要原有数据时，用 npm start -- --reset 重新开始'],
      { cause },
    );
  }
}
