import type { RequestHandler } from 'express';

const quietSessions = new WeakSet<object>();

/** Requests that a page makes by itself (live lists) don't count as a click: an unattended computer's session still ends. */
export const quietRequests: RequestHandler = (request, _response, next) => {
  if (request.path === '/inbox/live' || request.get('HX-Trigger') === 'list') quietSessions.add(request.session);
  next();
};

export function isQuiet(session: object): boolean {
  return quietSessions.has(session);
}
