import { z } from 'zod';
import { isContractStatus } from '../../domain/contracts/contract-status.ts';
import type { Database } from '../connection.ts';
import { obligationRow } from './contract-obligations.ts';

/** What the calendar of contracts asks for: stations, and the first and the last day. */
export interface CalendarRange {
  readonly stations: readonly string[];
  readonly from: string;
  readonly to: string;
}

const termRow = z.object({
  contractId: z.string(),
  station: z.string(),
  stationName: z.string(),
  agencyName: z.string(),
  status: z.string().refine(isContractStatus, 'A status of contracts'),
  term: z.number(),
  startsOn: z.string(),
  endsOn: z.string(),
  inForce: z.boolean(),
  renewal: z.enum(['renew', 'conditional', 'retender', 'end']).nullable(),
  endedAt: z.date().nullable(),
});

/** A term that lies in the range, wholly or in part. */
export type CalendarTerm = z.infer<typeof termRow>;

/** Terms of the range, save those of contracts that never came to be. */
export async function listCalendarTerms(database: Database, { stations, from, to }: CalendarRange): Promise<readonly CalendarTerm[]> {
  const rows: unknown = await database('contract_terms as t')
    .join('contracts as c', 'c.id', 't.contract_id')
    .join('organisations as o', 'o.code', 'c.station')
    .join('agencies as a', 'a.id', 'c.agency_id')
    .whereIn('c.station', [...stations])
    .whereNot('c.status', 'abandoned')
    .where('t.starts_on', '<=', to)
    .where('t.ends_on', '>=', from)
    .orderBy(['c.station', 't.starts_on', 'c.id'])
    .select({
      contractId: 'c.id',
      station: 'c.station',
      stationName: 'o.short_name',
      agencyName: 'a.name',
      status: 'c.status',
      term: 't.number',
      startsOn: 't.starts_on',
      endsOn: 't.ends_on',
      inForce: database.raw('t.in_force_at is not null'),
      renewal: 't.renewal',
      endedAt: 'c.ended_at',
    });
  return z.array(termRow).parse(rows);
}

const calendarObligationRow = obligationRow
  .pick({ kind: true, title: true, dueOn: true, party: true, amountCents: true, status: true })
  .extend({ contractId: z.string(), station: z.string(), stationName: z.string() });

/** Something that has to be done by a day of the range. */
export type CalendarObligation = z.infer<typeof calendarObligationRow>;

/** Obligations of the range by day, done ones too. */
export async function listCalendarObligations(
  database: Database,
  { stations, from, to }: CalendarRange,
): Promise<readonly CalendarObligation[]> {
  const rows: unknown = await database('contract_obligations as b')
    .join('contracts as c', 'c.id', 'b.contract_id')
    .join('organisations as o', 'o.code', 'c.station')
    .whereIn('c.station', [...stations])
    .whereBetween('b.due_on', [from, to])
    .orderBy(['b.due_on', 'c.station', 'b.title', 'b.id'])
    .select({
      contractId: 'c.id',
      station: 'c.station',
      stationName: 'o.short_name',
      kind: 'b.kind',
      title: 'b.title',
      dueOn: 'b.due_on',
      party: 'b.party',
      amountCents: 'b.amount_cents',
      status: 'b.status',
    });
  return z.array(calendarObligationRow).parse(rows);
}
