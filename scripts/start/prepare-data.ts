import { verifyPayloadKeys } from '../../client/verify-payload-keys.ts';
import type { Config } from '../../config/config.ts';
import { openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { loadOrganisationTree } from '../../db/registers/organisations.ts';
import { createRegisterKeys } from '../../db/registers/register-keys.ts';
import { demoAccounts, DEMO_PASSWORD } from '../demo/demo-accounts.ts';
import { fillCity } from '../demo/fill-city.ts';
import { fillDemoData } from '../demo/fill-demo-data.ts';
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
    await step('登记全市社工站（室）', () => fillCity(database));
    if (!options.demo) return [];
    await step('填入演示数据', () => fillDemoData(database, createRegisterKeys(config.payloadKeys)));
    const accounts = demoAccounts(await loadOrganisationTree(database));
    return accounts.map(({ username, ...account }) => ({ id: username, ...account, password: DEMO_PASSWORD }));
  } finally {
    await database.destroy();
  }
}
