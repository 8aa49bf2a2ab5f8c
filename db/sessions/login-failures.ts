import { z } from 'zod';
import type { Database } from '../connection.ts';

/** Wrong passwords in a row that cost nothing. */
export const FREE_ATTEMPTS = 5;

/** After the free attempts each further one blocks the account name twice as long as the one before, up to the longest. */
const FIRST_BLOCK_SECONDS = 30;
const LONGEST_BLOCK_SECONDS = 15 * 60;

/** An hour without a wrong password and the count begins anew. */
const FORGOTTEN_AFTER = '1 hour';

export interface LoginFailures {
  /** Until when the account name is blocked; undefined when it may be tried. */
  blockedUntil(account: string): Promise<Date | undefined>;
  /** Counts a wrong password; answers until when the name is blocked now. */
  count(account: string): Promise<Date | undefined>;
  forget(account: string): Promise<void>;
}

/** Backs off by account name, so that trying from many addresses gains nothing; names that don't exist behave alike. */
export function loginFailures(database: Database): LoginFailures {
  return {
    async blockedUntil(account) {
      const row: unknown = await database('login_failures')
        .where({ account })
        .where('blocked_until', '>', database.fn.now())
        .first('blocked_until');
      return row === undefined ? undefined : rowSchema.parse(row).blocked_until;
    },
    async count(account) {
      const result: unknown = await database.raw(
        `insert into login_failures as f (account, failures, last_at, blocked_until) values (:account, 1, now(), '-infinity')
         on conflict (account) do update set
           failures = case when f.last_at < now() - interval '${FORGOTTEN_AFTER}' then 1 else f.failures + 1 end,
           last_at = now(),
           blocked_until = case
             when f.last_at < now() - interval '${FORGOTTEN_AFTER}' or f.failures + 1 < :free then '-infinity'
             else now() + make_interval(secs => least(:first * power(2, least(f.failures + 1 - :free, 10)), :longest))
           end
         returning nullif(blocked_until, '-infinity') as blocked_until`,
        { account, free: FREE_ATTEMPTS, first: FIRST_BLOCK_SECONDS, longest: LONGEST_BLOCK_SECONDS },
      );
      const [row] = z.object({ rows: z.array(z.object({ blocked_until: z.date().nullable() })) }).parse(result).rows;
      return row?.blocked_until ?? undefined;
    },
    async forget(account) {
      await database('login_failures').where({ account }).delete();
    },
  };
}

const rowSchema = z.object({ blocked_until: z.date() });
