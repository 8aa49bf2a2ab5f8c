import type { RequestHandler } from 'express';
import { PageError } from '../errors.ts';
import type { Person } from '../person.ts';
import { wantsPart } from '../request.ts';
import { ABSOLUTE_LIMIT } from './session.ts';

/** Puts the session's person on the request. A person who left or was locked meanwhile is nobody. */
export function authentication(findPerson: (id: string) => Promise<Person | undefined>): RequestHandler {
  return async (request, _response, next) => {
    const { personId, loggedInAt } = request.session;
    if (personId !== undefined && loggedInAt !== undefined && Date.now() - loggedInAt < ABSOLUTE_LIMIT) {
      const person = await findPerson(personId);
      if (person !== undefined) request.person = person;
    }
    next();
  };
}

/**
 * Guards a router: without a log-in pages lead to the log-in page and back, parts of pages make htmx load it, and the API
 * answers 401.
 */
export const requirePerson: RequestHandler = (request, response, next) => {
  if (request.person !== undefined) {
    next();
    return;
  }
  const back = request.method === 'GET' ? request.originalUrl : (request.get('Referer') ?? '/');
  const login = `/login?next=${encodeURIComponent(localPath(back))}`;
  if (request.originalUrl.startsWith('/api/')) {
    throw new PageError({ status: 401, title: '请先登录', remedy: '登录已失效，请重新登录后再试。' });
  }
  if (wantsPart(request)) {
    response.set('HX-Redirect', login).status(401).end();
    return;
  }
  response.redirect(303, login);
};

/** The path of an address, so that a link can't lead to another site after the log-in. */
export function localPath(address: string | undefined): string {
  if (address === undefined) return '/';
  const url = URL.canParse(address, PARSING_BASE) ? new URL(address, PARSING_BASE) : new URL(PARSING_BASE);
  const path = `${url.pathname}${url.search}`;
  return /^\/(?![/\\])/u.test(path) && !path.includes('\\') ? path : '/';
}

const PARSING_BASE = 'http://site.invalid/';
