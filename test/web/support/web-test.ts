import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { audit, auditOnce } from '../../../db/audit/audit.ts';
import { openDatabase, type Database } from '../../../db/connection.ts';
import { draftRepository } from '../../../db/drafts/drafts.ts';
import { inboxFingerprints } from '../../../db/inbox/inbox-fingerprints.ts';
import { subjectsOfCodes } from '../../../db/registers/record-subjects.ts';
import { createRegisterKeys } from '../../../db/registers/register-keys.ts';
import { findPerson } from '../../../db/registers/people.ts';
import { sessionRepository } from '../../../db/sessions/sessions.ts';
import { noOverrides, workingDaysBetween } from '../../../domain/working-days/working-days.ts';
import { createApp } from '../../../web/app.ts';
import { inboxWatch } from '../../../web/live/inbox-watch.ts';
import { organisationTree, registerDirectory } from '../../../web/register-directory.ts';
import type { Services } from '../../../web/services.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { fakeEngine, type FakeEngine } from './fake-engine.ts';
import { TestBrowser } from './test-browser.ts';
import { createWorld, type MemberName, type World } from './world.ts';

export interface WebTest {
  readonly address: string;
  readonly database: Database;
  readonly engine: FakeEngine;
  readonly world: World;
  readonly services: Services;
  /** A browser without a log-in. */
  visit(): TestBrowser;
  /** A browser in which somebody has logged in. */
  logIn(member: MemberName): Promise<TestBrowser>;
  close(): Promise<void>;
}

/** The web application on a real PostgreSQL with a small city in it; only Temporal is a fake. */
export async function startWebTest(options: Partial<Services> = {}): Promise<WebTest> {
  const { url, drop } = await createTestDatabase();
  const database = openDatabase(url);
  const world = await createWorld(database);
  const engine = fakeEngine(database, world.definitionHash);
  const services = { ...testServices(database, engine), ...options };
  const server = createServer(createApp(services));
  const address = await listen(server);
  const visit = (): TestBrowser => new TestBrowser(address);
  return {
    address,
    database,
    engine,
    world,
    services,
    visit,
    async logIn(member) {
      const browser = visit();
      await browser.logIn(member);
      return browser;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.destroy();
      await drop();
    },
  };
}

function testServices(database: Database, engine: FakeEngine): Services {
  const log = pino({ level: 'silent' });
  const organisations = organisationTree(database);
  const registerKeys = createRegisterKeys([{ id: 'test', key: Buffer.alloc(32, 7) }]);
  return {
    settings: { sessionSecret: 'a secret that is long enough for tests', secure: false, proxies: 0, development: false, demo: false },
    database,
    engine,
    organisations,
    findPerson: (id) => findPerson(database, id),
    directory: registerDirectory(database, organisations),
    sessions: sessionRepository(database),
    registerKeys,
    drafts: draftRepository(database, registerKeys),
    watch: inboxWatch((wanted) => inboxFingerprints(database, wanted), log, 50),
    log,
    metrics: new Registry(),
    bundles: { directory: '/nowhere', bundles: {} },
    required: [{ name: 'postgresql', check: () => requireDatabase(database) }],
    optional: [],
    now: () => new Date(),
    workingDaysBetween: (from, to) => workingDaysBetween(from, to, noOverrides),
    audit: async (entry) => await database.transaction(async (transaction) => await audit(transaction, entry)),
    auditOnce: async (entry) => await database.transaction(async (transaction) => await auditOnce(transaction, entry)),
    subjectsOf: (businessKeys) => subjectsOfCodes(database, businessKeys),
    demoAccounts: () => Promise.resolve([]),
  };
}

async function requireDatabase(database: Database): Promise<void> {
  await database.raw('select 1');
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}
