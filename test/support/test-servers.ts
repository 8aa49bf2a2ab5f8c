import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase, withDatabase } from '../../db/administration.ts';
import { openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { freePort } from '../../scripts/servers/ports.ts';
import { startPostgres } from '../../scripts/servers/postgres.ts';
import { reachableFolder } from '../../scripts/servers/reachable-folder.ts';
import { findTemporal } from '../../scripts/servers/temporal-binary.ts';
import { startTemporal } from '../../scripts/servers/temporal.ts';
import type { ServerAddresses } from './server-addresses.ts';

export interface TestServers {
  readonly addresses: ServerAddresses;
  stop(): Promise<void>;
}

const TEMPLATE_DATABASE = 'social_work_template';

/** Tests lose their data anyway: nothing waits for the disk. */
const WITHOUT_DURABILITY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A real PostgreSQL with a migrated template, and a real Temporal dev server in memory. */
export async function startTestServers(): Promise<TestServers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'social-work-test-'));
  const postgresFolder = reachableFolder(path.join(folder, 'postgres'));
  const postgres = await startPostgres({
    dataFolder: postgresFolder,
    port: await freePort(),
    password: 'test',
    database: 'social_work',
    logFile: path.join(folder, 'postgres.log'),
    settings: WITHOUT_DURABILITY,
  });
  await makeTemplate(postgres.url);
  const temporal = await startTemporal({
    binary: await findTemporal({ onProgress: console.log }),
    port: await freePort(),
    logFile: path.join(folder, 'temporal.log'),
  });
  return {
    addresses: { postgresUrl: postgres.url, templateDatabase: TEMPLATE_DATABASE, temporalAddress: temporal.address },
    async stop() {
      await Promise.all([temporal.stop(), postgres.stop()]);
      rmSync(folder, { recursive: true, force: true });
      rmSync(path.dirname(postgresFolder), { recursive: true, force: true });
    },
  };
}

async function makeTemplate(serverUrl: string): Promise<void> {
  await createDatabase(serverUrl, TEMPLATE_DATABASE);
  const database = openDatabase(withDatabase(serverUrl, TEMPLATE_DATABASE));
  try {
    await migrate(database);
  } finally {
    // Only a database that nobody is connected to can be copied.
    await database.destroy();
  }
}
