import { listCases, type CaseFilter } from '../../../db/registers/case-list.ts';
import type { ReadingScope } from '../../../domain/access/reading-scope.ts';
import { caseStatuses, isCaseStatus, riskLevels } from '../../../domain/case-status.ts';
import { organisationOptions } from '../../access/organisation-options.ts';
import { listAddress, pageNumber, pagination } from '../../pagination.ts';
import type { Services } from '../../services.ts';
import { progressOf } from './present-case.ts';

const PAGE_SIZE = 20;

/** The list of cases with its filters, as the query asks for it. */
export async function presentCaseList(
  { database, organisations }: Services,
  scope: ReadingScope,
  query: (name: string) => string | undefined,
): Promise<object> {
  const status = query('status');
  const risk = query('risk');
  const organisation = query('organisation');
  const search = query('q');
  const showsAll = query('show') === 'all';
  const filter: CaseFilter = {
    open: !showsAll,
    ...(search === undefined ? {} : { search }),
    ...(status !== undefined && isCaseStatus(status) ? { status } : {}),
    ...(risk === 'low' || risk === 'medium' || risk === 'high' ? { riskLevel: risk } : {}),
    ...(organisation === undefined ? {} : { organisation }),
  };
  const found = await listCases(database, scope, filter, { page: pageNumber(query('page')), size: PAGE_SIZE });
  const filters = { q: search, status, risk, organisation, show: showsAll ? 'all' : undefined };
  const tree = await organisations();
  return {
    search,
    showsAll,
    hasFilters: [search, status, risk, organisation].some((each) => each !== undefined),
    openAddress: listAddress('/cases', { ...filters, show: undefined }),
    allAddress: listAddress('/cases', { ...filters, show: 'all' }),
    statuses: Object.entries(caseStatuses).map(([value, { label }]) => ({ value, label, chosen: value === status })),
    risks: Object.entries(riskLevels).map(([value, label]) => ({ value, label, chosen: value === risk })),
    organisations: organisationOptions(tree, [...scope.all, ...scope.archive, ...scope.alarmed, ...scope.consulted], organisation),
    cases: found.rows.map((line) => ({
      ...line,
      address: `/cases/${encodeURIComponent(line.id)}`,
      clientName: line.clientName ?? '还没登记服务对象',
      statusLabel: caseStatuses[line.status].label,
      isClosed: caseStatuses[line.status].closed,
      riskLabel: line.riskLevel === null ? undefined : riskLevels[line.riskLevel],
      isUrgent: line.urgency === 'urgent',
      progress: progressOf(line.sessionsDone, line.plannedSessions),
    })),
    pagination: pagination({ path: '/cases', filters, page: found.page, size: found.size, total: found.total }),
  };
}
