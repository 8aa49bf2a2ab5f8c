import type { LedgerFilter } from '../../../db/registers/ledger.ts';
import { serviceCatalogue } from '../../../domain/service-catalogue.ts';

/** The filters of the ledger as the address has them; what makes no sense is left out. */
export interface LedgerQuery {
  readonly from?: string;
  readonly to?: string;
  readonly organisation?: string;
  readonly worker?: string;
  readonly item?: string;
  readonly search?: string;
}

export function readLedgerQuery(query: (name: string) => string | undefined): LedgerQuery {
  const [from, to, organisation, worker, item, search] = [
    query('from'),
    query('to'),
    query('organisation'),
    query('worker'),
    query('item'),
    query('q'),
  ];
  return {
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(organisation === undefined ? {} : { organisation }),
    ...(worker === undefined ? {} : { worker }),
    ...(item !== undefined && serviceCatalogue.some(({ code }) => code === item) ? { item } : {}),
    ...(search === undefined ? {} : { search }),
  };
}

export function ledgerFilter({ item, ...rest }: LedgerQuery): LedgerFilter {
  return item === undefined ? rest : { ...rest, catalogueItem: item };
}

/** The query as it stands in addresses. */
export function ledgerParameters({ search, ...rest }: LedgerQuery): Record<string, string | undefined> {
  return { ...rest, q: search };
}

function isDay(text: string | undefined): text is string {
  return (
    text !== undefined &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}
