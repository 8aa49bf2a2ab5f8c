import type { TestProject } from 'vitest/node';
import { pinTimeZone } from '../../config/time-zone.ts';
import { startTestServers, type TestServers } from './test-servers.ts';

declare global {
  /** Integration and browser tests are two projects of one run and share the servers; each loads this file for itself. */
  var sharedTestServers: { servers: Promise<TestServers>; users: number } | undefined;
}

/** vitest calls this only when the project has a test to run, so unit tests start nothing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  pinTimeZone();
  globalThis.sharedTestServers ??= { servers: startTestServers(), users: 0 };
  const shared = globalThis.sharedTestServers;
  shared.users += 1;
  const servers = await shared.servers;
  project.provide('servers', servers.addresses);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.sharedTestServers = undefined;
    await servers.stop();
  };
}
