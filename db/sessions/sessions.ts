import { createHash } from 'node:crypto';
import type { Database } from '../connection.ts';

/** Log-in sessions. Ids are stored hashed: who reads the table can't take a session over. */
export interface SessionRepository {
  /** The session's data, unless it has expired. */
  read(id: string): Promise<unknown>;
  write(id: string, session: { readonly personId: string | undefined; readonly data: string; readonly expiresAt: Date }): Promise<void>;
  /** Moves the expiry; written at most once a minute, because every click asks for it. */
  prolong(id: string, expiresAt: Date): Promise<void>;
  remove(id: string): Promise<void>;
  /** Ends every session of a person, e.g. when the account is locked. */
  removeAllOf(personId: string): Promise<void>;
  removeExpired(): Promise<number>;
}

export function sessionRepository(database: Database): SessionRepository {
  return {
    async read(id) {
      const row: unknown = await database('login_sessions')
        .where({ id_hash: hash(id) })
        .where('expires_at', '>', database.fn.now())
        .first('data');
      return typeof row === 'object' && row !== null && 'data' in row ? row.data : undefined;
    },
    async write(id, { personId, data, expiresAt }) {
      await database('login_sessions')
        .insert({ id_hash: hash(id), person_id: personId ?? null, data, expires_at: expiresAt })
        .onConflict('id_hash')
        .merge(['person_id', 'data', 'expires_at']);
    },
    async prolong(id, expiresAt) {
      await database('login_sessions')
        .where({ id_hash: hash(id) })
        .where('expires_at', '<', new Date(expiresAt.getTime() - PROLONG_STEP))
        .update({ expires_at: expiresAt });
    },
    async remove(id) {
      await database('login_sessions')
        .where({ id_hash: hash(id) })
        .delete();
    },
    async removeAllOf(personId) {
      await database('login_sessions').where({ person_id: personId }).delete();
    },
    async removeExpired() {
      return await database('login_sessions').where('expires_at', '<=', database.fn.now()).delete();
    },
  };
}

const PROLONG_STEP = 60_000;

function hash(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
