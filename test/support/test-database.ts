import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createDatabase, dropDatabase, withDatabase } from '../../db/administration.ts';
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
