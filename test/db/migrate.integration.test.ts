import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, dropDatabase, withDatabase } from '../../db/administration.ts';
import { type Database, openDatabase } from '../../db/connection.ts';
import { migrate, migrationNames } from '../../db/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

describe('migrate', () => {
  let server: TestDatabase;
  const name = `migrate_${String(process.pid)}`;
  const opened: Database[] = [];

  function open(): Database {
    const database = openDatabase(withDatabase(server.url, name), { poolSize: 2 });
    opened.push(database);
    return database;
  }

  beforeAll(async () => {
    server = await createTestDatabase();
    await createDatabase(server.url, name);
  });

  afterAll(async () => {
    await Promise.all(opened.map((database) => database.destroy()));
    await dropDatabase(server.url, name);
    await server.drop();
  });

  it('runs each migration once when several processes start together', async () => {
    // given an empty database and three processes
    const processes = [open(), open(), open()];
    // when all migrate at once
    const ran = await Promise.all(processes.map(migrate));
    // then one of them ran everything in order, and the others found nothing to do
    expect(ran.flat()).toEqual(await migrationNames());
  });

  it('takes back everything when the process dies halfway', async () => {
    // given a migrated database, of which one migration is forgotten so that running it again fails
    const database = open();
    await migrate(database);
    await database.raw(`delete from knex_migrations where name = '0001-read-model'`);
    // when migrating fails
    await expect(migrate(database)).rejects.toThrow(/already exists|corrupt/);
    // then no lock stays behind: after mending, migrating works again
    await database.raw(`insert into knex_migrations (name, batch, migration_time) values ('0001-read-model', 1, now())`);
    await expect(migrate(database)).resolves.toEqual([]);
  });
});
