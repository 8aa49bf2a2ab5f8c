import { Router } from 'express';
import { Histogram, type Registry } from 'prom-client';
import type { RequestHandler } from 'express';

export interface ReadinessCheck {
  readonly name: string;
  /** Rejects when the thing can't be used. */
  readonly check: () => Promise<void>;
}

/**
 * For orchestrators: `/healthz` (the process lives), `/readyz` (it can serve: PostgreSQL answers; Temporal is reported but
 * not required, since lists and drafts work without it) and `/metrics`.
 */
export function operations({ registry, required, optional }: OperationsOptions): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    const [needed, wanted] = await Promise.all([Promise.all(required.map(run)), Promise.all(optional.map(run))]);
    const ready = needed.every(({ ok }) => ok);
    response
      .status(ready ? 200 : 503)
      .json({ ready, checks: Object.fromEntries([...needed, ...wanted].map(({ name, ok }) => [name, ok ? 'ok' : 'failing'])) });
  });
  router.get('/metrics', async (_request, response) => {
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  });
  return router;
}

export interface OperationsOptions {
  readonly registry: Registry;
  readonly required: readonly ReadinessCheck[];
  readonly optional: readonly ReadinessCheck[];
}

/** Times every answered request by method and status class; paths hold ids and would make endless series. */
export function requestTimer(registry: Registry): RequestHandler {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by method and status class',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return (request, response, next) => {
    const end = duration.startTimer({ method: request.method });
    response.once('finish', () => end({ status: `${Math.floor(response.statusCode / 100)}xx` }));
    next();
  };
}

const CHECK_LIMIT = 2_000;

async function run({ name, check }: ReadinessCheck): Promise<{ readonly name: string; readonly ok: boolean }> {
  const late = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error(`${name} is late`)), CHECK_LIMIT).unref());
  return await Promise.race([check(), late]).then(
    () => ({ name, ok: true }),
    () => ({ name, ok: false }),
  );
}
