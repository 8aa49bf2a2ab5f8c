import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import type { BrowserBundle, BrowserBundles } from './browser/build.ts';

/** `/assets` (style sheets, icons), `/bundles` (our browser code, names with hashes), `/vendor/htmx.js`. */
export function serveAssets(options: { readonly cache: boolean; readonly bundles: BrowserBundles }): Router {
  const settings = { maxAge: options.cache ? HOUR : 0, index: false, redirect: false } as const;
  const router = Router();
  router.use('/assets', express.static(fileURLToPath(new URL('./assets/', import.meta.url)), settings));
  router.use(
    '/bundles',
    express.static(options.bundles.directory, { index: false, redirect: false, immutable: true, maxAge: 365 * 24 * HOUR }),
  );
  const htmx = path.join(path.dirname(createRequire(import.meta.url).resolve('htmx.org/package.json')), 'dist', 'htmx.min.js');
  router.get('/vendor/htmx.js', (_request, response) => {
    response.sendFile(htmx, { maxAge: settings.maxAge });
  });
  return router;
}

/** Addresses of the bundles for views: `{{bundles.diagram.script}}`. */
export function bundleAddresses({ bundles }: BrowserBundles): Record<string, BrowserBundle> {
  return Object.fromEntries(
    Object.entries(bundles).map(([name, { script, style }]) => [
      name,
      { script: `/bundles/${script}`, ...(style === undefined ? {} : { style: `/bundles/${style}` }) },
    ]),
  );
}

const HOUR = 3_600_000;
