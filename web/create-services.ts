import { createTemporalClient } from '../client/temporal-connection.ts';
import { createEngineClient } from '../client/create-engine-client.ts';
import type { Config } from '../config/config.ts';
import { audit, auditOnce } from '../db/audit/audit.ts';
import { openDatabase } from '../db/connection.ts';
import { draftRepository } from '../db/drafts/drafts.ts';
import { inboxFingerprints } from '../db/inbox/inbox-fingerprints.ts';
import { loadCalendarOverrides } from '../db/registers/calendar-overrides.ts';
import { subjectsOfCodes } from '../db/registers/record-subjects.ts';
import { findPerson } from '../db/registers/people.ts';
import { createRegisterKeys } from '../db/registers/register-keys.ts';
import { accountExamples } from '../db/sessions/demo-accounts.ts';
import { sessionRepository } from '../db/sessions/sessions.ts';
import { roleLabel } from '../domain/roles.ts';
import { noOverrides, workingDaysBetween } from '../domain/working-days/working-days.ts';
import { pino } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { buildBrowserBundles } from './browser/build.ts';
import { inboxWatch } from './live/inbox-watch.ts';
import { organisationTree, registerDirectory } from './register-directory.ts';
import type { Services } from './services.ts';

/** The services of a running web process, and how to let go of them. */
export interface RunningServices {
  readonly services: Services;
  close(): Promise<void>;
}

export async function createServices(config: Config): Promise<RunningServices> {
  const log = pino({ level: config.logLevel, base: { program: 'web' } });
  const database = openDatabase(config.databaseUrl, { poolSize: config.databasePoolSize, applicationName: 'social-work-web' });
  const temporal = await createTemporalClient(config);
  const { updatesInFlight } = config.temporal;
  const engine = createEngineClient({ temporal, database, taskQueue: config.taskQueue, updatesInFlight });
  const organisations = organisationTree(database);
  const sessions = sessionRepository(database);
  const registerKeys = createRegisterKeys(config.payloadKeys);
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });

  let overrides = noOverrides;
  const readCalendar = async (): Promise<void> => {
    overrides = await loadCalendarOverrides(database);
  };
  const chores = repeat(CHORE_INTERVAL, log, async () => {
    await Promise.all([readCalendar(), sessions.removeExpired()]);
  });

  const services: Services = {
    settings: {
      sessionSecret: config.sessionSecret,
      secure: config.publicUrl?.startsWith('https://') ?? false,
      proxies: config.trustProxy,
      development: !config.production,
      demo: config.demo,
    },
    database,
    engine,
    organisations,
    findPerson: (id) => findPerson(database, id),
    directory: registerDirectory(database, organisations),
    registerKeys,
    sessions,
    drafts: draftRepository(database, registerKeys),
    watch: inboxWatch((wanted) => inboxFingerprints(database, wanted), log),
    log,
    metrics,
    bundles: await buildBrowserBundles(),
    required: [{ name: 'postgresql', check: () => requireDatabase(database) }],
    optional: [{ name: 'temporal', check: () => requireEngine(engine) }],
    now: () => new Date(),
    workingDaysBetween: (from, to) => workingDaysBetween(from, to, overrides),
    audit: async (entry) => await database.transaction(async (transaction) => await audit(transaction, entry)),
    auditOnce: async (entry) => await database.transaction(async (transaction) => await auditOnce(transaction, entry)),
    subjectsOf: (businessKeys) => subjectsOfCodes(database, businessKeys),
    demoAccounts: async () =>
      (await accountExamples(database)).map(({ username, name, roles, organisation }) => ({
        username,
        name,
        position: `${organisation} ${roles.map(roleLabel).join('、')}`,
      })),
  };
  return {
    services,
    async close() {
      clearInterval(chores);
      await Promise.all([database.destroy(), temporal.connection.close()]);
    },
  };
}

/** Milliseconds between looks at the calendar's overrides and at expired sessions. */
const CHORE_INTERVAL = 60_000;

/** Runs now and then again and again; a failure is logged and the next turn tries again. */
function repeat(interval: number, log: Services['log'], work: () => Promise<void>): NodeJS.Timeout {
  const run = (): void => {
    work().catch((error: unknown) => log.warn({ err: error }, 'a chore of the web failed'));
  };
  run();
  return setInterval(run, interval).unref();
}

async function requireDatabase(database: Services['database']): Promise<void> {
  await database.raw('select 1');
}

async function requireEngine(engine: Services['engine']): Promise<void> {
  if (!(await engine.isAvailable())) throw new Error('Temporal does not answer');
}
