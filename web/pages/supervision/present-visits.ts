import {
  listSupervision,
  supervisorHours,
  type SupervisionFilter,
  type SupervisionPage,
  type SupervisorHours,
} from '../../../db/registers/supervision-list.ts';
import type { SupervisionScope } from '../../../domain/access/supervision-access.ts';
import { supervisionTopics, topicLabel } from '../../../domain/supervision/topics.ts';
import { organisationOptions } from '../../access/organisation-options.ts';
import { listAddress, pagination } from '../../pagination.ts';
import { namesOfOrganisations, namesOfPeople } from '../../people-names.ts';
import type { Services } from '../../services.ts';
import { hoursText } from '../ledger/present-ledger.ts';
import { presentLine, type Names } from './present-line.ts';
import { supervisionTabs } from './tabs.ts';
import { supervisionTeam } from './team.ts';
import { supervisionKinds, visitParameters } from './visit-query.ts';
import { thisYear } from '../../year.ts';

const PAGE_SIZE = 50;

/** The list of visits and consultations with its filters, sums and one page of lines. */
export async function presentVisits(services: Services, scope: SupervisionScope, filter: SupervisionFilter, page: number): Promise<object> {
  const [found, tree, team] = await Promise.all([
    listSupervision(services.database, scope.organisations, filter, { page, size: PAGE_SIZE }),
    services.organisations(),
    supervisionTeam(services),
  ]);
  const names = await namesIn(services, found);
  const parameters = visitParameters(filter);
  const year = thisYear(services.now());
  return {
    ...supervisionTabs('visits', filter.year),
    leads: scope.leads,
    hasFilters: Object.keys(filter).length > 0,
    years: [year + 1, year, year - 1, year - 2].map((each) => ({ value: each, label: `${each} 年`, chosen: each === filter.year })),
    stations: organisationOptions(tree, scope.organisations, filter.station),
    supervisors: team.map(({ id, name }) => ({ value: id, label: name, chosen: id === filter.supervisor })),
    kinds: optionsOf(supervisionKinds, filter.kind),
    topics: optionsOf(supervisionTopics, filter.topic),
    lines: found.rows.map((row) => presentLine(row, names)),
    total: found.total,
    hours: hoursText(found.totalMinutes),
    excelAddress: listAddress('/supervision/visits/excel', parameters),
    printAddress: listAddress('/supervision/visits/print', parameters),
    pagination: pagination({ path: '/supervision/visits', filters: parameters, page: found.page, size: found.size, total: found.total }),
  };
}

/** Everything that the filter finds, for paper and Excel. */
export async function wholeSupervision(
  { database }: Services,
  scope: SupervisionScope,
  filter: SupervisionFilter,
): Promise<SupervisionPage> {
  return await listSupervision(database, scope.organisations, filter, { page: 1, size: EXPORT_LIMIT });
}

/** A year's supervision of the city is some hundreds. */
const EXPORT_LIMIT = 20_000;

export async function namesIn({ directory }: Services, { rows }: SupervisionPage): Promise<Names> {
  const [person, organisation] = await Promise.all([
    namesOfPeople(
      directory,
      rows.map(({ supervisor }) => supervisor),
    ),
    namesOfOrganisations(
      directory,
      rows.map(({ station }) => station),
    ),
  ]);
  return { person, organisation };
}

/** Hours and topics per supervisor in a year: a table, and a bar each. */
export async function presentHours(services: Services, scope: SupervisionScope, year: number): Promise<object> {
  const found = await supervisorHours(services.database, scope.organisations, { year });
  const person = await namesOfPeople(
    services.directory,
    found.map(({ supervisor }) => supervisor),
  );
  const most = Math.max(1, ...found.map(({ minutes }) => minutes));
  const topics = Object.keys(supervisionTopics);
  return {
    ...supervisionTabs('hours', year),
    year,
    previous: `/supervision/hours?year=${year - 1}`,
    next: `/supervision/hours?year=${year + 1}`,
    excelAddress: `/supervision/visits/excel?year=${year}`,
    topicLabels: topics.map(topicLabel),
    lines: found.map((line) => ({
      ...line,
      name: person(line.supervisor),
      hours: hoursText(line.minutes),
      most,
      address: listAddress('/supervision/visits', { supervisor: line.supervisor, year: String(year) }),
      topics: topics.map((topic) => ({ label: topicLabel(topic), times: line.topics.get(topic) })),
    })),
    total: totalOf(found, topics),
  };
}

function totalOf(found: readonly SupervisorHours[], topics: readonly string[]): object {
  const sum = (of: (line: SupervisorHours) => number) => found.reduce((total, line) => total + of(line), 0);
  return {
    visits: sum(({ visits }) => visits),
    consultations: sum(({ consultations }) => consultations),
    hours: hoursText(sum(({ minutes }) => minutes)),
    topics: topics.map((topic) => ({ label: topicLabel(topic), times: sum((line) => line.topics.get(topic) ?? 0) })),
  };
}

function optionsOf(labels: Readonly<Record<string, string>>, chosen: string | undefined) {
  return Object.entries(labels).map(([value, label]) => ({ value, label, chosen: value === chosen }));
}
