import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfig, type Config } from '../../../config/config.ts';
import { OperatorError } from '../../../config/operator-error.ts';
import { createDatabase, dropDatabase, withDatabase } from '../../../db/administration.ts';
import { openDatabase } from '../../../db/connection.ts';
import { migrate } from '../../../db/migrate.ts';
import { freePort } from '../../servers/ports.ts';
import { startPostgres } from '../../servers/postgres.ts';
import { reachableFolder } from '../../servers/reachable-folder.ts';
import { findTemporal } from '../../servers/temporal-binary.ts';
import { startTemporal } from '../../servers/temporal.ts';

/** Servers for a run of scenarios: a database and a namespace of the run's own, so that nothing else is touched. */
export interface ScenarioServers {
  readonly config: Config;
  stop(): Promise<void>;
}

/** Running servers, on which any number of runs may work side by side. */
export interface ServerAddresses {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  stop(): Promise<void>;
}

/** Servers for one run that is alone on them. */
export async function openScenarioServers(): Promise<ScenarioServers> {
  return useServers(await openServers());
}

/** The servers of the environment (`DATABASE_URL` and `TEMPORAL_ADDRESS`) if it names both, else embedded ones of its own. */
export async function openServers(): Promise<ServerAddresses> {
  const { DATABASE_URL, TEMPORAL_ADDRESS } = process.env;
  const isGiven = DATABASE_URL !== undefined && TEMPORAL_ADDRESS !== undefined;
  return isGiven ? { databaseUrl: DATABASE_URL, temporalAddress: TEMPORAL_ADDRESS, stop: () => Promise.resolve() } : await startEmbedded();
}

/** Makes the run's own database on running servers; `stop` drops it and then stops the servers. */
export async function useServers(addresses: ServerAddresses): Promise<ScenarioServers> {
  const name = `scenarios_${randomUUID().replaceAll('-', '')}`;
  const databaseUrl = withDatabase(addresses.databaseUrl, name);
  try {
    await createDatabase(addresses.databaseUrl, name);
    await migrateDatabase(databaseUrl);
  } catch (error) {
    await addresses.stop();
    throw new OperatorError('不能为情景建立数据库', ['检查 DATABASE_URL 指向的服务器是否在运行，账号是否可以建立数据库'], { cause: error });
  }
  return {
    config: loadConfig({
      PAYLOAD_KEYS: `scenarios:${randomBytes(32).toString('base64')}`,
      SESSION_SECRET: randomUUID(),
      ...process.env,
      TEMPORAL_NAMESPACE: name,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: addresses.temporalAddress,
    }),
    async stop() {
      await dropDatabase(addresses.databaseUrl, name);
      await addresses.stop();
    },
  };
}

async function migrateDatabase(url: string): Promise<void> {
  const database = openDatabase(url, { poolSize: 1 });
  try {
    await migrate(database);
  } finally {
    await database.destroy();
  }
}

async function startEmbedded(): Promise<ServerAddresses> {
  const folder = await mkdtemp(join(tmpdir(), 'social-work-scenarios-'));
  const dataFolder = reachableFolder(join(folder, 'postgres'));
  const postgres = await startPostgres({
    dataFolder,
    port: await freePort(),
    password: 'scenarios',
    database: 'social_work',
    logFile: join(folder, 'postgres.log'),
    // What a run leaves behind is thrown away, so nothing waits for the disk.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  const temporal = await startTemporal({
    binary: await findTemporal({ onProgress: (line) => process.stderr.write(`${line}\n`) }),
    port: await freePort(),
    logFile: join(folder, 'temporal.log'),
  });
  return {
    databaseUrl: postgres.url,
    temporalAddress: temporal.address,
    async stop() {
      await Promise.all([temporal.stop(), postgres.stop()]);
      await rm(folder, { recursive: true, force: true });
      await rm(dirname(dataFolder), { recursive: true, force: true });
    },
  };
}
