import { z } from 'zod';
import type { Database } from '../connection.ts';

/** Check values of the payload keys that were ever used, by key id. */
export async function knownPayloadKeys(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = payloadKeyRows.parse(await database('payload_keys').select('id', 'check_value'));
  return new Map(rows.map(({ id, check_value }) => [id, check_value]));
}

/** Remembers new keys. Of two processes that start at once with different keys under one id, the second finds the first's. */
export async function rememberPayloadKeys(database: Database, checkValues: ReadonlyMap<string, string>): Promise<void> {
  const rows = [...checkValues].map(([id, check_value]) => ({ id, check_value }));
  if (rows.length > 0) await database('payload_keys').insert(rows).onConflict('id').ignore();
}

const payloadKeyRows = z.array(z.object({ id: z.string(), check_value: z.string() }));
