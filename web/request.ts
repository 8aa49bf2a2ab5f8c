import type { Request } from 'express';
import type { Person } from './person.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the authentication middleware when somebody is logged in. */
    person?: Person;
  }
}

declare module 'express-session' {
  interface SessionData {
    personId: string;
    /** Epoch milliseconds of the log-in: a session ends for good some hours after it, whatever happens in between. */
    loggedInAt: number;
    toasts: Toast[];
  }
}

/** A short message that the next page shows once. */
export interface Toast {
  readonly kind: 'done' | 'note' | 'problem';
  readonly text: string;
}

/** The person behind a route that `requirePerson` guards; anything else is a programming error. */
export function personOf(request: Request): Person {
  if (request.person === undefined) throw new Error(`${request.path} is not behind requirePerson`);
  return request.person;
}

/** Shows a message on the next full page, also after a redirect. */
export async function toast(request: Request, kind: Toast['kind'], text: string): Promise<void> {
  request.session.toasts = [...(request.session.toasts ?? []), { kind, text }].slice(-3);
  await saveSession(request);
}

/**
 * Writes the session now. Otherwise it is written while the answer is already on its way, and a browser that follows a
 * redirect at once finds the old one.
 */
export async function saveSession({ session }: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    session.save((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(new Error('session not saved', { cause: error }));
    });
  });
}

/** True when htmx asks for a part of a page. */
export function wantsPart(request: Request): boolean {
  return (
    request.get('HX-Request') === 'true' && request.get('HX-Boosted') !== 'true' && request.get('HX-History-Restore-Request') !== 'true'
  );
}

/** A single text parameter of the query; absent, repeated or empty ones are undefined. */
export function queryText(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A path parameter. Express types wildcards as lists; ours are single. */
export function pathText(request: Request, name: string): string {
  const value = request.params[name];
  if (typeof value !== 'string') throw new Error(`route ${request.path} has no parameter ${name}`);
  return value;
}

/** A single text field of a posted form; absent or repeated ones are undefined. */
export function bodyText(request: Request, name: string): string | undefined {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value : undefined;
}
