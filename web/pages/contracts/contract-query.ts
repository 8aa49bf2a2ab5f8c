import type { ContractOverview } from '../../../db/registers/contract-overview.ts';
import { isOver } from '../../../domain/contracts/contract-status.ts';
import { shiftDay } from '../../../domain/working-days/calendar-day.ts';
import { isInForce } from './contract-words.ts';

/** What part of the contracts the list shows. */
export const contractTabs = { 'in-force': '履行中', ending: '快到期', concluding: '签订中', over: '已结束', all: '全部' } as const;

export type ContractTab = keyof typeof contractTabs;

export const contractTabCodes = ['in-force', 'ending', 'concluding', 'over', 'all'] as const satisfies readonly ContractTab[];

/** Days before its end from which a contract counts as ending soon. */
export const SOON = 90;

/** The filters of the list as the address has them; what makes no sense is left out. */
export interface ContractQuery {
  readonly show: ContractTab;
  readonly station?: string;
  readonly agency?: string;
  /** A year that the term touches. */
  readonly year?: number;
  /** Code of the last evaluation's grade. */
  readonly grade?: string;
}

export function readContractQuery(query: (name: string) => string | undefined): ContractQuery {
  const [show, station, agency, year, grade] = [query('show'), query('station'), query('agency'), query('year'), query('grade')];
  return {
    show: show !== undefined && isTab(show) ? show : 'in-force',
    ...(station === undefined ? {} : { station }),
    ...(agency === undefined ? {} : { agency }),
    ...(year !== undefined && /^20\d{2}$/u.test(year) ? { year: Number(year) } : {}),
    ...(grade === undefined ? {} : { grade }),
  };
}

/** The query as it stands in addresses. */
export function contractParameters({ show, year, ...rest }: ContractQuery): Record<string, string | undefined> {
  return { ...rest, show: show === 'in-force' ? undefined : show, year: year === undefined ? undefined : String(year) };
}

/** Whether a contract is in a part of the list on a day. */
export function isIn(tab: ContractTab, { status, endsOn }: Pick<ContractOverview, 'status' | 'endsOn'>, today: string): boolean {
  switch (tab) {
    case 'in-force':
      return isInForce(status);
    case 'ending':
      return isInForce(status) && endsOn !== null && endsOn <= shiftDay(today, SOON);
    case 'concluding':
      return !isInForce(status) && !isOver(status);
    case 'over':
      return isOver(status);
    case 'all':
      return true;
  }
}

/** Whether a contract passes the filters, whatever part of the list is shown. */
export function passes({ station, agency, year, grade }: ContractQuery, contract: ContractOverview): boolean {
  const { startsOn, endsOn } = contract;
  return (
    (station === undefined || contract.station === station) &&
    (agency === undefined || contract.agencyId === agency) &&
    (year === undefined || (startsOn !== null && endsOn !== null && startsOn <= `${year}-12-31` && endsOn >= `${year}-01-01`)) &&
    (grade === undefined || contract.grade === grade)
  );
}

function isTab(text: string): text is ContractTab {
  return Object.hasOwn(contractTabs, text);
}
