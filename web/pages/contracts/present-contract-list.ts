import { listContractOverview, type ContractOverview } from '../../../db/registers/contract-overview.ts';
import { contractParties } from '../../../domain/contracts/contract-draft.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { organisationOptions } from '../../access/organisation-options.ts';
import { daysLeft } from '../../amounts.ts';
import { listAddress, pagination } from '../../pagination.ts';
import type { Services } from '../../services.ts';
import { contractParameters, contractTabCodes, contractTabs, isIn, passes, SOON, type ContractQuery } from './contract-query.ts';
import { contractAddress, evaluationWords, isInForce, presentStatus, renewalWords } from './contract-words.ts';

const PAGE_SIZE = 30;

/**
 * The list of contracts. A city has some dozens of stations and a contract lives for years, so all that somebody may read are one short
 * answer of the database, and the parts can say how many are in each.
 */
export async function presentContractList(
  { database, organisations, now }: Services,
  stations: readonly string[],
  query: ContractQuery,
  wantedPage: number,
): Promise<object> {
  const today = dayOf(now());
  const [all, tree] = await Promise.all([listContractOverview(database, stations), organisations()]);
  const fitting = all.filter((contract) => passes(query, contract));
  const shown = fitting.filter((contract) => isIn(query.show, contract, today));
  const page = Math.min(wantedPage, Math.max(1, Math.ceil(shown.length / PAGE_SIZE)));
  const parameters = contractParameters(query);
  return {
    query,
    soon: SOON,
    tabs: contractTabCodes.map((tab) => ({
      label: contractTabs[tab],
      count: fitting.filter((contract) => isIn(tab, contract, today)).length,
      address: listAddress('/contracts', { ...parameters, show: tab === 'in-force' ? undefined : tab }),
      isCurrent: tab === query.show,
    })),
    hasFilters: [query.station, query.agency, query.year, query.grade].some((each) => each !== undefined),
    isEmpty: all.length === 0,
    clearAddress: listAddress('/contracts', { show: parameters.show }),
    stations: organisationOptions(tree, stations, query.station),
    agencies: options(
      all.map(({ agencyId, agencyName }) => [agencyId, agencyName]),
      query.agency,
    ),
    years: options(all.flatMap(yearsOf), query.year === undefined ? undefined : String(query.year)),
    grades: options(
      all.flatMap(({ grade, gradeLabel }): [string, string][] => (grade === null ? [] : [[grade, gradeLabel ?? grade]])),
      query.grade,
    ),
    contracts: shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((contract) => presentContractLine(contract, today)),
    pagination: pagination({ path: '/contracts', filters: parameters, page, size: PAGE_SIZE, total: shown.length }),
  };
}

function presentContractLine(contract: ContractOverview, today: string) {
  const { id, status, endsOn, nextDueOn, nextParty, gradeYear, gradeKind } = contract;
  return {
    ...contract,
    address: contractAddress(id),
    status: presentStatus(status),
    ends: isInForce(status) && endsOn !== null ? daysLeft(today, endsOn) : undefined,
    isEnding: isIn('ending', contract, today),
    renewal: isInForce(status) ? renewalWords(contract.renewal) : undefined,
    gradeOf: gradeYear === null || gradeKind === null ? undefined : evaluationWords(gradeYear, gradeKind),
    next:
      nextDueOn === null
        ? undefined
        : { title: contract.nextTitle, dueOn: nextDueOn, left: daysLeft(today, nextDueOn), isLate: nextDueOn < today },
    nextParty: nextParty === null ? undefined : contractParties[nextParty],
  };
}

/** Distinct values with their labels; none when there is nothing to choose. */
function options(pairs: readonly (readonly [string, string])[], chosen: string | undefined): readonly object[] {
  const distinct = [...new Map(pairs)].sort(([, one], [, other]) => one.localeCompare(other, 'zh-CN'));
  return distinct.length < 2 && chosen === undefined ? [] : distinct.map(([value, label]) => ({ value, label, chosen: value === chosen }));
}

function yearsOf({ startsOn, endsOn }: ContractOverview): [string, string][] {
  if (startsOn === null || endsOn === null) return [];
  const [first, last] = [Number(startsOn.slice(0, 4)), Number(endsOn.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => [String(first + index), `${first + index} 年`]);
}
