import { verifyPayloadKeys } from '../../client/verify-payload-keys.ts';
import type { Config } from '../../config/config.ts';
import { openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { deployProcesses } from './deploy-processes.ts';
import { step } from './progress.ts';

export interface DemoAccount {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly password: string;
}

/** Brings the database to the state that the worker and the web expect; answers the demo accounts, if there are any. */
export async function prepareData(config: Config, options: { readonly demo: boolean }): Promise<readonly DemoAccount[]> {
  const database = openDatabase(config.databaseUrl, { poolSize: 2, applicationName: 'social-work-start' });
  try {
    await step('升级数据库结构', () => migrate(database));
    await step('核对加密密钥', () => verifyPayloadKeys(database, config.payloadKeys));
    await step('部署流程', () => deployProcesses(database));
    return options.demo ? [] : [];
  } finally {
    await database.destroy();
  }
}
