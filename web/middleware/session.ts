import type { RequestHandler } from 'express';
import session from 'express-session';
import type { SessionRepository } from '../../db/sessions/sessions.ts';
import { SessionStore } from './session-store.ts';

/** Without a click for this long (milliseconds) a session ends. */
export const IDLE_LIMIT = 2 * 60 * 60 * 1000;

/** A session ends this long (milliseconds) after the log-in, however busy: one working day. */
export const ABSOLUTE_LIMIT = 12 * 60 * 60 * 1000;

export interface SessionOptions {
  readonly secret: string;
  /** True behind TLS: the cookie travels encrypted only. */
  readonly secure: boolean;
  readonly sessions: SessionRepository;
}

export function sessionMiddleware({ secret, secure, sessions }: SessionOptions): RequestHandler {
  return session({
    name: secure ? '__Host-session' : 'session',
    secret,
    store: new SessionStore(sessions, IDLE_LIMIT),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure, maxAge: IDLE_LIMIT, path: '/' },
  });
}
