import { Store, type SessionData } from 'express-session';
import { z } from 'zod';
import type { SessionRepository } from '../../db/sessions/sessions.ts';
import { isQuiet } from './quiet.ts';

/** express-session's store over the sessions table. */
export class SessionStore extends Store {
  readonly #sessions: SessionRepository;
  readonly #idleLimit: number;

  constructor(sessions: SessionRepository, idleLimit: number) {
    super();
    this.#sessions = sessions;
    this.#idleLimit = idleLimit;
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    this.#sessions.read(id).then(
      (data) => callback(null, data === undefined ? null : sessionData.parse(data)),
      (error: unknown) => callback(error),
    );
  }

  override set(id: string, session: SessionData, callback?: (error?: unknown) => void): void {
    const write = this.#sessions.write(id, { personId: session.personId, data: JSON.stringify(session), expiresAt: this.#expiry() });
    settle(write, callback);
  }

  override destroy(id: string, callback?: (error?: unknown) => void): void {
    settle(this.#sessions.remove(id), callback);
  }

  override touch(id: string, session: SessionData, callback?: (error?: unknown) => void): void {
    if (isQuiet(session)) callback?.();
    else settle(this.#sessions.prolong(id, this.#expiry()), callback);
  }

  #expiry(): Date {
    return new Date(Date.now() + this.#idleLimit);
  }
}

function settle(promise: Promise<void>, callback?: (error?: unknown) => void): void {
  promise.then(
    () => callback?.(),
    (error: unknown) => callback?.(error),
  );
}

const sessionData = z.custom<SessionData>((value) => typeof value === 'object' && value !== null && 'cookie' in value);
