import { createServer } from 'node:http';
import { loadConfig } from '../config/config.ts';
import { describeOperatorError, OperatorError } from '../config/operator-error.ts';
import { pinTimeZone } from '../config/time-zone.ts';
import { createApp } from './app.ts';
import { createServices } from './create-services.ts';

/** The web process: serves until it is told to stop, then finishes what it has begun. */
async function main(): Promise<void> {
  pinTimeZone();
  const config = loadConfig(process.env);
  const running = await createServices(config);
  const { services } = running;
  const server = createServer(createApp(services));
  // Slow or silent clients don't hold connections for ever; event streams end by themselves.
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  services.log.info({ host: config.host, port }, `web ready on http://${config.host}:${port}`);

  let isStopping = false;
  const stop = (signal: string): void => {
    if (isStopping) return;
    isStopping = true;
    services.log.info({ signal }, 'web stops');
    const patience = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE);
    server.close(() => {
      clearTimeout(patience);
      void running.close().finally(() => process.exit(0));
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Milliseconds that running requests have to finish; event streams never do by themselves. */
const STOP_PATIENCE = 4_000;

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof OperatorError ? describeOperatorError(error) : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
