import { listLedger, type LedgerLine, type LedgerPage } from '../../../db/registers/ledger.ts';
import { listPeople } from '../../../db/registers/people.ts';
import type { LedgerScope } from '../../../domain/access/ledger-access.ts';
import { findCatalogueItem, serviceCatalogue, serviceDomainLabel, serviceDomains } from '../../../domain/service-catalogue.ts';
import { organisationOptions } from '../../access/organisation-options.ts';
import { listAddress, pagination } from '../../pagination.ts';
import type { Services } from '../../services.ts';
import { societyLabels } from '../../societies.ts';
import { ledgerFilter, ledgerParameters, type LedgerQuery } from './ledger-query.ts';

const PAGE_SIZE = 50;

/** The ledger's page: filters, sums and one page of entries. */
export async function presentLedger(services: Services, scope: LedgerScope, query: LedgerQuery, page: number): Promise<object> {
  const { database, organisations } = services;
  const [found, tree, workers] = await Promise.all([
    listLedger(database, scope, ledgerFilter(query), { page, size: PAGE_SIZE }),
    organisations(),
    listPeople(database, [...scope.full]),
  ]);
  const parameters = ledgerParameters(query);
  const organisation = query.organisation === undefined ? undefined : tree.find(query.organisation);
  return {
    query,
    hasFilters: Object.keys(query).length > 0,
    organisations: organisationOptions(tree, [...scope.full, ...scope.masked], query.organisation),
    workers: workers.map(({ id, name }) => ({ value: id, label: name, chosen: id === query.worker })),
    domains: Object.keys(serviceDomains).map((domain) => ({
      label: serviceDomainLabel(domain),
      items: serviceCatalogue
        .filter((item) => item.domain === domain)
        .map(({ code, label }) => ({ value: code, label, chosen: code === query.item })),
    })),
    printTitle: organisation?.name ?? '',
    period: periodText(query),
    lines: found.rows.map(presentLine),
    someMasked: found.rows.some(({ masked }) => masked),
    total: found.total,
    hours: hoursText(found.totalMinutes),
    excelAddress: listAddress('/ledger/excel', parameters),
    printAddress: listAddress('/ledger/print', parameters),
    pagination: pagination({ path: '/ledger', filters: parameters, page: found.page, size: found.size, total: found.total }),
  };
}

/** Everything that the filter finds, for paper and Excel, at most `EXPORT_LIMIT` entries. */
export async function wholeLedger({ database }: Services, scope: LedgerScope, query: LedgerQuery): Promise<LedgerPage> {
  return await listLedger(database, scope, ledgerFilter(query), { page: 1, size: EXPORT_LIMIT });
}

/** A year's entries of a busy station are some thousands. */
export const EXPORT_LIMIT = 20_000;

export function presentLine(line: LedgerLine) {
  const item = line.catalogueItem === null ? undefined : findCatalogueItem(line.catalogueItem);
  return {
    ...line,
    caseAddress: `/cases/${encodeURIComponent(line.caseId)}`,
    clientName: line.clientName ?? '',
    item: item?.label ?? '',
    domain: item === undefined ? '' : serviceDomainLabel(item.domain),
    societies: societyLabels(line.societies),
    content: line.content ?? '',
    result: line.result ?? '',
  };
}

export function hoursText(minutes: number): string {
  return (Math.round(minutes / 6) / 10).toLocaleString('zh-CN');
}

/** 2026-01-01 至 2026-03-31 */
export function periodText({ from, to }: LedgerQuery): string {
  if (from !== undefined && to !== undefined) return `${from} 至 ${to}`;
  if (from !== undefined) return `${from} 起`;
  return to === undefined ? '全部时间' : `截至 ${to}`;
}
