import { z } from 'zod';
import type { ReadingScope } from '../../domain/access/reading-scope.ts';
import type { CaseStatus, RiskLevel } from '../../domain/case-status.ts';
import type { Database } from '../connection.ts';
import { caseStatusColumn } from './case-status-column.ts';
import { readableCases } from './case-scope.ts';
import { containing, offsetOf, type Page, type PageRequest } from './page.ts';

export interface CaseFilter {
  /** In the client's name or the case's code. */
  readonly search?: string;
  readonly status?: CaseStatus;
  readonly riskLevel?: RiskLevel;
  readonly organisation?: string;
  readonly open?: boolean;
}

const caseLine = z.object({
  id: z.string(),
  clientId: z.string().nullable(),
  clientName: z.string().nullable(),
  organisation: z.string(),
  organisationName: z.string(),
  status: caseStatusColumn,
  riskLevel: z.enum(['low', 'medium', 'high']).nullable(),
  crisis: z.boolean(),
  urgency: z.enum(['low', 'normal', 'urgent']),
  openedAt: z.date(),
  sessionsDone: z.number(),
  plannedSessions: z.number().nullable(),
});

/** A case as lists show it. */
export type CaseLine = z.infer<typeof caseLine>;

/** Cases that the person may read, newest first. */
export async function listCases(
  database: Database,
  scope: ReadingScope,
  filter: CaseFilter,
  request: PageRequest,
): Promise<Page<CaseLine>> {
  const query = database('cases as c')
    .leftJoin('clients as k', 'k.id', 'c.client_id')
    .join('organisations as o', 'o.code', 'c.organisation');
  void query.whereRaw(readableCases(database, scope));
  if (filter.status !== undefined) void query.where('c.status', filter.status);
  if (filter.riskLevel !== undefined) void query.where('c.risk_level', filter.riskLevel);
  if (filter.organisation !== undefined) void query.where('c.organisation', filter.organisation);
  if (filter.open === true) void query.whereNotIn('c.status', ['archived', 'withdrawn']);
  if (filter.search !== undefined && filter.search.trim() !== '') {
    const pattern = containing(filter.search);
    void query.where((search) => void search.whereILike('k.name', pattern).orWhereILike('c.id', pattern));
  }
  const [{ total }] = countRow.parse(await query.clone().count({ total: '*' }));
  const rows: unknown = await query
    .orderBy([{ column: 'c.opened_at', order: 'desc' }, { column: 'c.id' }])
    .offset(offsetOf(request))
    .limit(request.size)
    .select({
      id: 'c.id',
      clientId: 'c.client_id',
      clientName: 'k.name',
      organisation: 'c.organisation',
      organisationName: 'o.short_name',
      status: 'c.status',
      riskLevel: 'c.risk_level',
      urgency: 'c.urgency',
      openedAt: 'c.opened_at',
      plannedSessions: 'c.planned_sessions',
    })
    .select(database.raw('c.crisis_at is not null as crisis'))
    .select(database.raw('(select count(*)::integer from service_sessions s where s.case_id = c.id) as "sessionsDone"'));
  return { rows: z.array(caseLine).parse(rows), total, page: request.page, size: request.size };
}

const countRow = z.tuple([z.object({ total: z.number() })]);

/** Names of the clients of cases by case code, for tasks that a person may see anyway; unknown codes are left out. */
export async function clientNamesOfCases(database: Database, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map();
  const rows: unknown = await database('cases as c')
    .join('clients as k', 'k.id', 'c.client_id')
    .whereIn('c.id', [...caseIds])
    .select('c.id', 'k.name');
  return new Map(
    z
      .array(z.object({ id: z.string(), name: z.string() }))
      .parse(rows)
      .map(({ id, name }) => [id, name]),
  );
}
