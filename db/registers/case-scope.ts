import type { Knex } from 'knex';
import type { ReadingScope } from '../../domain/access/reading-scope.ts';
import type { Database } from '../connection.ts';

/**
 * The condition on `cases c` that lists of cases and clients share: the same sets as `mayReadCase`, without what the
 * person sees through an open task (the inbox leads there) and without files that need a reason.
 */
export function readableCases(database: Database, scope: ReadingScope): Knex.Raw {
  return database.raw(
    `(c.organisation = any(?)
      or (c.status in ('archiving', 'archived') and c.organisation = any(?))
      or ((c.escalated_at is not null or c.crisis_at is not null or c.risk_level = 'high') and c.organisation = any(?))
      or (c.consultation_at is not null and c.organisation = any(?))
      or c.referred_to = any(?))`,
    [scope.all, scope.archive, scope.alarmed, scope.consulted, scope.receives].map((codes) => [...codes]),
  );
}
