import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw new Error('the system gives out no port on 127.0.0.1');
  return port;
}

export async function isPortFree(port: number, host = LOOPBACK): Promise<boolean> {
  return (await listenOnce(port, host)) !== undefined;
}

/** The wanted port, or another one where somebody else listens on it already. */
export async function wantedOrFreePort(wanted: number): Promise<number> {
  return (await isPortFree(wanted)) ? wanted : await freePort();
}

/** Listens for an instant and says on which port; undefined when the port is taken. */
async function listenOnce(port: number, host = LOOPBACK): Promise<number | undefined> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(address !== null && typeof address === 'object' ? address.port : undefined);
      });
    });
  });
}
