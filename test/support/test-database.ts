import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createDatabase, dropDatabase, withDatabase } from '../../db/administration.ts';
import { openDatabase, type Database } from '../../db/connection.ts';
import './server-addresses.ts';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated database of this test file's own. Drop it in `afterAll`, after closing what is connected to it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { postgresUrl, templateDatabase } = inject('servers');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(postgresUrl, name, templateDatabase);
  return {
    url: withDatabase(postgresUrl, name),
    drop: () => dropDatabase(postgresUrl, name),
  };
}

export interface OpenTestDatabase {
  readonly database: Database;
  /** Closes the connections and drops the database. */
  readonly close: () => Promise<void>;
}

/** The same, connected. */
export async function openTestDatabase(): Promise<OpenTestDatabase> {
  const { url, drop } = await createTestDatabase();
  const database = openDatabase(url);
  return {
    database,
    async close() {
      await database.destroy();
      await drop();
    },
  };
}
