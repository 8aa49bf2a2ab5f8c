import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';

const protection = csrfSync({ getTokenFromRequest: sentToken, size: 32 });

/** Refuses every changing request without the session's token (header `x-csrf-token` or field `_csrf`). */
export const csrfProtection = protection.csrfSynchronisedProtection;

/** The token for forms of this session; made at first use. */
export function csrfToken(request: Request): string {
  return protection.generateToken(request);
}

/** A new token, so that one seen before the log-in is worth nothing after it. */
export function renewCsrfToken(request: Request): void {
  protection.generateToken(request, true);
}

export function isCsrfError(error: unknown): boolean {
  return error === protection.invalidCsrfTokenError;
}

function sentToken(request: Request): string | undefined {
  const header = request.get('x-csrf-token');
  if (header !== undefined) return header;
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null && '_csrf' in body && typeof body._csrf === 'string') return body._csrf;
  // An upload's fields are not read yet when the token is checked: its form sends the token in the address.
  const query = request.query._csrf;
  return typeof query === 'string' && typeof request.is('multipart/form-data') === 'string' ? query : undefined;
}
