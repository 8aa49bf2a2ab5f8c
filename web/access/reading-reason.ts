import type { Request } from 'express';

declare module 'express-session' {
  interface SessionData {
    /** Reasons that the person gave for reading files, by subject (`case:GA-2026-000123`). */
    readingReasons: Record<string, GivenReason>;
  }
}

interface GivenReason {
  readonly reason: string;
  /** Epoch milliseconds until which it counts. */
  readonly until: number;
}

/** Milliseconds for which one reason opens one file: a reading, not a working day. */
const VALID = 30 * 60 * 1000;

export function rememberReason(request: Request, subject: string, reason: string): void {
  const others = Object.entries(request.session.readingReasons ?? {}).filter(([, given]) => given.until > Date.now());
  request.session.readingReasons = { ...Object.fromEntries(others.slice(-MOST)), [subject]: { reason, until: Date.now() + VALID } };
}

/** The reason that the person gave for this file lately; undefined: it has to be asked for. */
export function reasonGiven(request: Request, subject: string): string | undefined {
  const given = request.session.readingReasons?.[subject];
  return given !== undefined && given.until > Date.now() ? given.reason : undefined;
}

/** A session holds no more reasons than that. */
const MOST = 50;
