import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Database } from '../db/connection.ts';
import type { SessionRepository } from '../db/sessions/sessions.ts';
import type { BrowserBundles } from './browser/build.ts';
import type { ReadinessCheck } from './middleware/operations.ts';
import type { Person } from './person.ts';

/** Everything the pages need from outside, made once at start; tests make their own. */
export interface Services {
  readonly settings: WebSettings;
  readonly database: Database;
  readonly sessions: SessionRepository;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly bundles: BrowserBundles;
  /** Without these the web can't serve. */
  readonly required: readonly ReadinessCheck[];
  /** Reported by /readyz, but the web serves without them. */
  readonly optional: readonly ReadinessCheck[];
  /** Current time; tests set it. */
  readonly now: () => Date;
  readonly findPerson: (id: string) => Promise<Person | undefined>;
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
