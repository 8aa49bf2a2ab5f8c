import { z } from 'zod';
import type { LedgerScope } from '../../domain/access/ledger-access.ts';
import { maskName } from '../../domain/masking.ts';
import type { Database } from '../connection.ts';
import { containing, offsetOf, type Page, type PageRequest } from './page.ts';

export interface LedgerFilter {
  /** First and last day, YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  readonly organisation?: string;
  readonly worker?: string;
  readonly catalogueItem?: string;
  /** In the content, the place or the case's code. */
  readonly search?: string;
}

const ledgerRow = z.object({
  id: z.string(),
  caseId: z.string(),
  number: z.number(),
  clientName: z.string().nullable(),
  organisation: z.string(),
  organisationName: z.string(),
  date: z.string(),
  durationMinutes: z.number(),
  place: z.string(),
  catalogueItem: z.string().nullable(),
  content: z.string(),
  result: z.string().nullable(),
  societies: z.array(z.string()),
  workerName: z.string(),
});

/** One entry of the 服务台账. Where the reader sees it masked, the client's name is, and content and result are left out. */
export interface LedgerLine extends Omit<z.infer<typeof ledgerRow>, 'content'> {
  readonly content: string | null;
  readonly masked: boolean;
}

export interface LedgerPage extends Page<LedgerLine> {
  readonly totalMinutes: number;
}

/** The ledger that the person may read, newest day first, with sums over everything that the filter finds. */
export async function listLedger(database: Database, scope: LedgerScope, filter: LedgerFilter, request: PageRequest): Promise<LedgerPage> {
  const query = database('service_sessions as s')
    .join('organisations as o', 'o.code', 's.organisation')
    .leftJoin('clients as k', 'k.id', 's.client_id')
    .leftJoin('people as p', 'p.id', 's.by_person')
    .whereIn('s.organisation', [...scope.full, ...scope.masked]);
  if (filter.from !== undefined) void query.where('s.date', '>=', filter.from);
  if (filter.to !== undefined) void query.where('s.date', '<=', filter.to);
  if (filter.organisation !== undefined) {
    const { organisation } = filter;
    void query.where((either) => void either.where('s.organisation', organisation).orWhere('s.station', organisation));
  }
  if (filter.worker !== undefined) void query.where('s.by_person', filter.worker);
  if (filter.catalogueItem !== undefined) void query.where('s.catalogue_item', filter.catalogueItem);
  if (filter.search !== undefined && filter.search.trim() !== '') {
    const pattern = containing(filter.search);
    void query.where((either) => {
      void either.whereILike('s.case_id', pattern).orWhereILike('s.place', pattern);
      void either.orWhere((content) => void content.whereIn('s.organisation', [...scope.full]).whereILike('s.content', pattern));
    });
  }
  const [{ total, totalMinutes }] = z
    .tuple([z.object({ total: z.number(), totalMinutes: z.number() })])
    .parse(await query.clone().select(database.raw('count(*) as total, coalesce(sum(s.duration_minutes), 0) as "totalMinutes"')));
  const rows: unknown = await query
    .orderBy([{ column: 's.date', order: 'desc' }, { column: 's.id' }])
    .offset(offsetOf(request))
    .limit(request.size)
    .select({
      id: 's.id',
      caseId: 's.case_id',
      number: 's.number',
      clientName: 'k.name',
      organisation: 's.organisation',
      organisationName: 'o.short_name',
      date: 's.date',
      durationMinutes: 's.duration_minutes',
      place: 's.place',
      catalogueItem: 's.catalogue_item',
      content: 's.content',
      result: 's.result',
      societies: 's.societies',
    })
    .select(database.raw('coalesce(p.name, s.by_person) as "workerName"'));
  const full = new Set(scope.full);
  return {
    rows: z
      .array(ledgerRow)
      .parse(rows)
      .map((row) => (full.has(row.organisation) ? { ...row, masked: false } : mask(row))),
    total,
    totalMinutes,
    page: request.page,
    size: request.size,
  };
}

function mask(row: z.infer<typeof ledgerRow>): LedgerLine {
  return { ...row, clientName: row.clientName === null ? null : maskName(row.clientName), content: null, result: null, masked: true };
}
