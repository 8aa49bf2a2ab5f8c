import express, { type Express } from 'express';
import { serveAssets } from './assets.ts';
import { authentication } from './middleware/authentication.ts';
import { csrfProtection } from './middleware/csrf.ts';
import { errorHandler, unknownPage } from './middleware/errors.ts';
import { operations, requestTimer } from './middleware/operations.ts';
import { pageFrame } from './middleware/page-frame.ts';
import { quietRequests } from './middleware/quiet.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { sessionMiddleware } from './middleware/session.ts';
import { pages } from './pages/index.ts';
import type { Services } from './services.ts';
import { useViews } from './views.ts';

/** The largest request body, in bytes; forms have their own, smaller limits by field. */
export const BODY_LIMIT = 2 * 1024 * 1024;

/** The whole web application over its services; the caller listens. */
export function createApp(services: Services): Express {
  const { settings, sessions, log } = services;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.proxies);
  app.set('query parser', 'simple');
  useViews(app, { cache: !settings.development });

  app.use(operations({ registry: services.metrics, required: services.required, optional: services.optional }));
  app.use(requestTimer(services.metrics));
  app.use(securityHeaders({ secure: settings.secure }));
  app.use(serveAssets({ cache: !settings.development, bundles: services.bundles }));
  app.use(express.urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 5_000 }));
  app.use(express.json({ limit: BODY_LIMIT }));
  app.use(sessionMiddleware({ secret: settings.sessionSecret, secure: settings.secure, sessions }));
  app.use(quietRequests);
  app.use(authentication(services.findPerson));
  app.use(pageFrame(pages, services));
  app.use(csrfProtection);
  for (const page of pages) app.use(page.routes(services));
  app.use(unknownPage);
  app.use(errorHandler(log));
  return app;
}
