import pg from 'pg';
import { type Database, openDatabase } from './connection.ts';

/** Whether a server answers at this address; false while it starts, recovers or shuts down. */
export async function isReachable(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  // A connection that breaks while it is being closed must not end the program.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes the database unless it is there; `template` names a database to copy, which nobody may be connected to. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  await withServer(serverUrl, async (server) => {
    const existing: unknown[] = await server.select('datname').from('pg_database').where({ datname: name });
    if (existing.length > 0) return;
    if (template === undefined) await server.raw('create database ??', [name]);
    else await server.raw('create database ?? template ?? strategy file_copy', [name, template]);
  });
}

/** Drops the database with everybody who is still connected to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withServer(serverUrl, async (server) => {
    await server.raw('drop database if exists ?? with (force)', [name]);
  });
}

/** The same server, another database. */
export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function withServer(serverUrl: string, work: (server: Database) => Promise<void>): Promise<void> {
  const server = openDatabase(serverUrl, { poolSize: 1 });
  try {
    await work(server);
  } finally {
    await server.destroy();
  }
}
