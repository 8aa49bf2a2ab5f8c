import { readFile } from 'node:fs/promises';
import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { clientDataConverter } from '../codec/data-converter.ts';
import type { Config } from '../config/config.ts';

/** How long a program waits for Temporal when it starts a connection. */
const CONNECT_TIMEOUT = '5 seconds';

/** Address and credentials, for clients and workers alike. */
export async function connectionOptions({ temporal }: Pick<Config, 'temporal'>): Promise<ConnectionOptions> {
  const { address, apiKey, tls } = temporal;
  return {
    address,
    connectTimeout: CONNECT_TIMEOUT,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(tls.enabled
      ? {
          tls: {
            ...(tls.authorityFile === undefined ? {} : { serverRootCACertificate: await readFile(tls.authorityFile) }),
            ...(tls.certificateFile === undefined || tls.keyFile === undefined
              ? {}
              : { clientCertPair: { crt: await readFile(tls.certificateFile), key: await readFile(tls.keyFile) } }),
          },
        }
      : {}),
  };
}

/**
 * A client with the project's payload codec. It connects with the first call, so that the web starts and serves what
 * it can while Temporal is away. Close with `client.connection.close()`.
 */
export async function createTemporalClient(config: Pick<Config, 'temporal' | 'payloadKeys'>): Promise<Client> {
  const connection = Connection.lazy(await connectionOptions(config));
  return new Client({ connection, namespace: config.temporal.namespace, dataConverter: clientDataConverter(config.payloadKeys) });
}
