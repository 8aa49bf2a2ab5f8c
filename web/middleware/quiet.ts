import type { RequestHandler } from 'express';

const STEPS = /^\/instances\/[^/]+\/steps$/u;

const quietSessions = new WeakSet<object>();

/** Requests that a page makes by itself (live lists, the steps of a diagram) don't count as a click: an unattended computer's session still ends. */
export const quietRequests: RequestHandler = (request, _response, next) => {
  if (request.path === '/inbox/live' || STEPS.test(request.path) || request.get('HX-Trigger') === 'list') {
    quietSessions.add(request.session);
  }
  next();
};

export function isQuiet(session: object): boolean {
  return quietSessions.has(session);
}
