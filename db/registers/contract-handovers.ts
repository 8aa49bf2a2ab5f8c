import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';
import { caseStatusColumn } from './case-status-column.ts';

const handoverRow = z.object({
  caseId: z.string(),
  toAgency: z.string().nullable(),
  note: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.date().nullable(),
});

/** An open case that goes to whoever runs the station next. */
export type ContractHandover = z.infer<typeof handoverRow>;

export async function listHandovers(database: Database, contractId: string): Promise<readonly ContractHandover[]> {
  const rows: unknown = await database('contract_handovers')
    .where({ contract_id: contractId })
    .orderBy('case_id')
    .select({ caseId: 'case_id', toAgency: 'to_agency', note: 'note', confirmedBy: 'confirmed_by', confirmedAt: 'confirmed_at' });
  return z.array(handoverRow).parse(rows);
}

const openCase = z.object({ id: z.string(), organisation: z.string(), organisationName: z.string(), status: caseStatusColumn });

/** A case that isn't finished, without anything personal. */
export type OpenCase = z.infer<typeof openCase>;

/** Open cases of a station and its rooms. */
export async function listOpenCases(database: Database, station: string): Promise<readonly OpenCase[]> {
  const rows: unknown = await database('cases as c')
    .join('organisations as o', 'o.code', 'c.organisation')
    .where((place) => void place.where('c.station', station).orWhere('c.organisation', station))
    .whereNotIn('c.status', ['archived', 'withdrawn'])
    .orderBy('c.id')
    .select({ id: 'c.id', organisation: 'c.organisation', organisationName: 'o.short_name', status: 'c.status' });
  return z.array(openCase).parse(rows);
}

export interface Handover {
  readonly contractId: string;
  readonly cases: readonly string[];
  readonly toAgency: string | undefined;
  readonly note: string | undefined;
  readonly by: string;
  readonly at: Date;
}

/** Writes that the cases were handed over. */
export async function insertHandovers(transaction: Transaction, { contractId, cases, toAgency, note, by, at }: Handover): Promise<void> {
  if (cases.length === 0) return;
  await transaction('contract_handovers').insert(
    cases.map((caseId) => ({
      contract_id: contractId,
      case_id: caseId,
      to_agency: toAgency ?? null,
      note: note ?? null,
      confirmed_by: by,
      confirmed_at: at,
    })),
  );
}
