import { checkPayloadKeys } from '../codec/key-check.ts';
import type { PayloadKey } from '../config/payload-keys.ts';
import type { Database } from '../db/connection.ts';
import { knownPayloadKeys, rememberPayloadKeys } from '../db/read-model/payload-keys-repository.ts';

/**
 * Each program that reads or writes payloads calls this before anything else: a wrong or missing key is an
 * `OperatorError` at the start, never an unreadable instance later.
 */
export async function verifyPayloadKeys(database: Database, keys: readonly PayloadKey[]): Promise<void> {
  await rememberPayloadKeys(database, checkPayloadKeys(keys, await knownPayloadKeys(database)));
  checkPayloadKeys(keys, await knownPayloadKeys(database));
}
