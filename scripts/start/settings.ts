import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type LocalSettings, localSettingsFile, readLocalSettings } from '../../config/local-settings.ts';
import { OperatorError } from '../../config/operator-error.ts';
import { generatePayloadKey } from '../../config/payload-keys.ts';
import { wantedOrFreePort } from '../servers/ports.ts';
import { reachableFolder } from '../servers/reachable-folder.ts';
import type { StartOptions } from './options.ts';

export interface MachineSettings extends LocalSettings {
  readonly postgresPort: number;
  readonly temporalPort: number;
  /** True at the first start: the keys were made just now. */
  readonly isNew: boolean;
}

const DATABASE = 'social_work';
const POSTGRES_PORT = 54_329;
const TEMPORAL_PORT = 57_233;

/** Settings of the last start, or new ones with fresh keys; addresses are brought up to date and kept for the other commands. */
export async function prepareSettings(options: StartOptions): Promise<MachineSettings> {
  const earlier = readLocalSettings(options.dataFolder);
  const postgresFolder = earlier?.postgresFolder ?? reachableFolder(path.join(options.dataFolder, 'postgres'));
  if (earlier === undefined) refuseDataWithoutKey(options.dataFolder, postgresFolder);

  const postgresPort = options.postgresPort ?? (await wantedOrFreePort(portOf(earlier?.databaseUrl) ?? POSTGRES_PORT));
  const temporalPort = options.temporalPort ?? (await wantedOrFreePort(portOf(earlier?.temporalAddress) ?? TEMPORAL_PORT));
  const databasePassword = earlier?.databasePassword ?? randomBytes(18).toString('hex');
  const settings: LocalSettings = {
    databaseUrl: `postgres://postgres:${databasePassword}@127.0.0.1:${postgresPort}/${DATABASE}`,
    databasePassword,
    temporalAddress: `127.0.0.1:${temporalPort}`,
    payloadKeys: earlier?.payloadKeys ?? generatePayloadKey('local-1'),
    sessionSecret: earlier?.sessionSecret ?? randomBytes(32).toString('hex'),
    postgresFolder,
  };
  writeSettings(options.dataFolder, settings);
  return { ...settings, postgresPort, temporalPort, isNew: earlier === undefined };
}

/** A new key would start, and then fail to read every running instance: better to say now what is missing. */
function refuseDataWithoutKey(dataFolder: string, postgresFolder: string): void {
  if (!existsSync(path.join(postgresFolder, 'PG_VERSION'))) return;
  throw new OperatorError(`已有数据（${postgresFolder}），但设置文件 ${localSettingsFile(dataFolder)} 不见了，其中有读取这些数据的密钥。`, [
    '从备份恢复这个文件',
    '确实不需要原有数据时，用 npm start -- --reset 重新开始',
  ]);
}

function writeSettings(dataFolder: string, settings: LocalSettings): void {
  const file = localSettingsFile(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function portOf(address: string | undefined): number | undefined {
  const [, port] = /:(\d+)(\/|$)/.exec(address ?? '') ?? [];
  return port === undefined ? undefined : Number(port);
}
