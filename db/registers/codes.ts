import { z } from 'zod';
import { formatRunningCode } from '../../domain/code-schemes.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import type { Database } from '../connection.ts';

/** The next code of a kind in the year of `now` (in the city): `GA-2026-000124`. Never given twice; a failed use leaves a gap. */
export async function nextCode(database: Database, prefix: string, now: Date): Promise<string> {
  const year = yearOf(now);
  return formatRunningCode({ prefix, year, number: await nextNumber(database, prefix, year) });
}

/**
 * The next number of a scheme in a year. Given a transaction, other takers of the same scheme wait for its end, so the
 * numbers have no gaps (archives); given the pool, nobody waits.
 */
export async function nextNumber(database: Database, scheme: string, year: number): Promise<number> {
  const rows: unknown = await database('code_counters')
    .insert({ scheme, year, latest: 1 })
    .onConflict(['scheme', 'year'])
    .merge({ latest: database.raw('code_counters.latest + 1') })
    .returning('latest');
  const [{ latest }] = z.tuple([z.object({ latest: z.number() })]).parse(rows);
  return latest;
}

export function yearOf(now: Date): number {
  return Number(dayOf(now).slice(0, 4));
}
