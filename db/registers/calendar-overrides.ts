import { z } from 'zod';
import type { CalendarOverrides } from '../../domain/working-days/working-days.ts';
import { audit } from '../audit/audit.ts';
import type { Database, Transaction } from '../connection.ts';

export interface CalendarOverride {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly working: boolean;
  readonly note: string;
}

/** The city's departures from the published calendar, as the working-day functions take them. */
export async function loadCalendarOverrides(database: Database): Promise<CalendarOverrides> {
  return new Map((await listCalendarOverrides(database)).map(({ day, working }) => [day, working]));
}

export async function listCalendarOverrides(database: Database): Promise<readonly CalendarOverride[]> {
  const rows: unknown = await database('calendar_overrides').orderBy('day').select('day', 'working', 'note');
  return z.array(z.object({ day: z.string(), working: z.boolean(), note: z.string() })).parse(rows);
}

export async function setCalendarOverride(transaction: Transaction, override: CalendarOverride, actor: string): Promise<void> {
  await transaction('calendar_overrides')
    .insert({ ...override, changed_by: actor })
    .onConflict('day')
    .merge({ working: override.working, note: override.note, changed_by: actor, changed_at: transaction.fn.now() });
  await audit(transaction, {
    actor,
    action: 'calendar.set',
    subject: { kind: 'calendar', id: override.day },
    details: { working: override.working },
  });
}
