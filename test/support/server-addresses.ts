/** What the global setup tells every test file about the servers that it started. */
export interface ServerAddresses {
  /** A database that stays empty: the way to the server's other databases. */
  readonly postgresUrl: string;
  /** Migrated; copied for each test file. */
  readonly templateDatabase: string;
  readonly temporalAddress: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly servers: ServerAddresses;
  }
}
