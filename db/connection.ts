import knex, { type Knex } from 'knex';
import pg from 'pg';

/**
 * A connection pool or a transaction: every repository takes one and can't tell which. Values come back as
 *
 * | PostgreSQL        | JavaScript                                                          |
 * | ----------------- | ------------------------------------------------------------------- |
 * | `timestamptz`     | `Date` (an instant; pages format it for Asia/Shanghai)              |
 * | `date`            | `'2026-11-23'` (a calendar day has no zone, a `Date` would shift it) |
 * | `bigint`, `count` | `number`; beyond 2^53 − 1 an error rather than a wrong number        |
 * | `numeric`         | `string` (money is kept in integer 分, so nothing needs it)          |
 * | `jsonb`           | parsed JSON, to be validated where it leaves the repository          |
 *
 * Arrays and objects for `jsonb` columns are written with `JSON.stringify`: the driver turns a plain JavaScript array
 * into a PostgreSQL array.
 */
export type Database = Knex;
export type Transaction = Knex.Transaction;

export interface DatabaseOptions {
  /** Most connections of this process. Default 10: a worker and a web process on one machine stay below PostgreSQL's 100. */
  readonly poolSize?: number;
  /** Shown in `pg_stat_activity`, so that an operator sees who holds a lock. */
  readonly applicationName?: string;
  /** Milliseconds to wait for a free or new connection before the query fails. Default 10,000. */
  readonly acquireTimeout?: number;
}

/** Opens a pool. Nothing connects before the first query; end it with `database.destroy()`. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: options.applicationName ?? 'social-work',
      connectionTimeoutMillis: options.acquireTimeout ?? 10_000,
      keepAlive: true,
      types: typeParsers(),
    },
    pool: { min: 0, max: options.poolSize ?? 10 },
    acquireConnectionTimeout: options.acquireTimeout ?? 10_000,
    // Every failure reaches whoever asked for the query; knex would print it a second time, with a stack.
    log: { error: () => undefined, warn: () => undefined },
  });
}

/** For this pool only: the driver's global table stays as it is for other users of the driver. */
function typeParsers() {
  const parsers = new pg.TypeOverrides();
  parsers.setTypeParser(pg.types.builtins.INT8, parseSafeInteger);
  parsers.setTypeParser(pg.types.builtins.DATE, keepText);
  return {
    getTypeParser: (type: number, format: string): unknown => parsers.getTypeParser(type, format === 'binary' ? 'binary' : 'text'),
  };
}

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a JavaScript number`);
  return value;
}

function keepText(text: string): string {
  return text;
}
