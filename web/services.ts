import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { EngineClient } from '../client/engine-client.ts';
import type { AuditEntry } from '../db/audit/audit.ts';
import type { Database } from '../db/connection.ts';
import type { DraftRepository } from '../db/drafts/drafts.ts';
import type { RegisterKeys } from '../db/registers/register-keys.ts';
import type { SessionRepository } from '../db/sessions/sessions.ts';
import type { OrganisationTree } from '../domain/organisations/organisation-tree.ts';
import type { BrowserBundles } from './browser/build.ts';
import type { WorkingDaysBetween } from './deadline.ts';
import type { Directory } from './directory.ts';
import type { InboxWatch } from './live/inbox-watch.ts';
import type { ReadinessCheck } from './middleware/operations.ts';
import type { Person } from './person.ts';

/** Everything the pages need from outside, made once at start; tests make their own. */
export interface Services {
  readonly settings: WebSettings;
  readonly database: Database;
  readonly engine: EngineClient;
  /** Everybody above and below everybody else; read anew after changes. */
  readonly organisations: () => Promise<OrganisationTree>;
  readonly findPerson: (id: string) => Promise<Person | undefined>;
  readonly directory: Directory;
  /** Opens sealed ID numbers and finds people by them. */
  readonly registerKeys: RegisterKeys;
  readonly sessions: SessionRepository;
  readonly drafts: DraftRepository;
  readonly watch: InboxWatch;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly bundles: BrowserBundles;
  /** Without these the web can't serve. */
  readonly required: readonly ReadinessCheck[];
  /** Reported by /readyz, but the web serves without them. */
  readonly optional: readonly ReadinessCheck[];
  /** Current time; tests set it. */
  readonly now: () => Date;
  /** By the city's calendar as it is now. */
  readonly workingDaysBetween: WorkingDaysBetween;
  /** Writes to the hash-chained log; what changes the database does so in its own transaction instead. */
  readonly audit: (entry: AuditEntry) => Promise<void>;
  /** For what the engine did: a repeated request leaves one entry, and makes up for one that a crash prevented. */
  readonly auditOnce: (entry: AuditEntry) => Promise<void>;
  /** What a business key is about in words (the client's name of a case, the station of a visit), by key; only for people who may see it. */
  readonly subjectsOf: (businessKeys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly demoAccounts: () => Promise<readonly DemoAccount[]>;
}

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly position: string;
}

export interface WebSettings {
  readonly sessionSecret: string;
  /** True behind TLS: secure cookies, HSTS. */
  readonly secure: boolean;
  /** Number of trusted proxies in front. */
  readonly proxies: number;
  /** Shows the style page and reads views anew on each request. */
  readonly development: boolean;
  /** Shows the demo accounts on the log-in page. */
  readonly demo: boolean;
}
