import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export interface OperationsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** For orchestrators: `/healthz` (the process lives), `/readyz` (it takes work) and `/metrics`. */
export async function startOperationsServer(options: {
  readonly host: string;
  readonly port: number;
  readonly metrics: Registry;
  readonly isReady: () => Promise<boolean>;
}): Promise<OperationsServer> {
  const { host, port, metrics, isReady } = options;
  const routes: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/healthz': (response) => answer(response, 200, 'ok\n'),
    '/readyz': async (response) => {
      const ready = await isReady().catch(() => false);
      await answer(response, ready ? 200 : 503, ready ? 'ready\n' : 'not ready\n');
    },
    '/metrics': async (response) => {
      await answer(response, 200, await metrics.metrics(), metrics.contentType);
    },
  };
  const server = createServer((request, response) => {
    const route = routes[request.url ?? ''];
    void (route === undefined ? answer(response, 404, 'not found\n') : route(response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: isAddressInfo(address) ? address.port : port,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
}

function isAddressInfo(address: unknown): address is AddressInfo {
  return typeof address === 'object' && address !== null && 'port' in address;
}

async function answer(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): Promise<void> {
  await new Promise<void>((resolve) => response.writeHead(status, { 'content-type': type }).end(body, resolve));
}
