import { readdir } from 'node:fs/promises';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Database } from './connection.ts';

const MIGRATIONS_FOLDER = new URL('../migrations/', import.meta.url);

/** Any constant: whoever migrates this database waits for the others who do. */
const MIGRATION_LOCK = 7_341_960_211;

/**
 * Brings the schema to the newest version and says which migrations ran (none when it was there already).
 *
 * Everything happens in one transaction under an advisory lock: several processes may start at once, and one that is
 * killed halfway leaves neither a half-made schema nor a lock that somebody has to remove by hand.
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  return await database.transaction(async (transaction) => {
    await transaction.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    const latest: unknown = await transaction.migrate.latest({ migrationSource, disableTransactions: true });
    const [, ran] = migrationResult.parse(latest);
    return ran;
  });
}

/** Names of the migrations in the order in which they run: `0001-read-model`, … */
export async function migrationNames(): Promise<string[]> {
  const files = await readdir(MIGRATIONS_FOLDER);
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

const migrationResult = z.tuple([z.number(), z.array(z.string())]);

const migrationModule = z.object({
  up: z.custom<Knex.Migration['up']>((value) => typeof value === 'function'),
  down: z.custom<NonNullable<Knex.Migration['down']>>((value) => typeof value === 'function'),
});

const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: migrationNames,
  getMigrationName: (name) => name,
  async getMigration(name) {
    const module: unknown = await import(new URL(`${name}.ts`, MIGRATIONS_FOLDER).href);
    return migrationModule.parse(module);
  },
};
