import { listTrainings, type Training, type TrainingFilter, type TrainingPage } from '../../../db/registers/trainings.ts';
import type { TrainingScope } from '../../../domain/access/training-access.ts';
import { trainingKinds } from '../../../domain/training/training-kinds.ts';
import { organisationOptions } from '../../access/organisation-options.ts';
import { listAddress, pagination } from '../../pagination.ts';
import { namesOfOrganisations } from '../../people-names.ts';
import type { Services } from '../../services.ts';
import { thisYear } from '../../year.ts';
import { trainingTabs } from './tabs.ts';
import { trainingParameters } from './training-query.ts';

const PAGE_SIZE = 50;

/** The register with its filters, sums and one page of lines. */
export async function presentTrainings(services: Services, scope: TrainingScope, filter: TrainingFilter, page: number): Promise<object> {
  const [found, tree] = await Promise.all([
    listTrainings(services.database, scope.sees, filter, { page, size: PAGE_SIZE }),
    services.organisations(),
  ]);
  const stationName = await namesOfOrganisations(
    services.directory,
    found.rows.map(({ station }) => station),
  );
  const parameters = trainingParameters(filter);
  const year = thisYear(services.now());
  return {
    ...trainingTabs('list', filter),
    newAddress: scope.records.length === 0 ? undefined : listAddress('/training/new', { station: filter.station }),
    hasFilters: Object.keys(filter).length > 0,
    years: [year, year - 1, year - 2].map((each) => ({ value: each, label: `${each} 年`, chosen: each === filter.year })),
    stations: organisationOptions(tree, scope.sees, filter.station),
    kinds: Object.entries(trainingKinds).map(([value, label]) => ({ value, label, chosen: value === filter.kind })),
    lines: found.rows.map((training) => presentTrainingLine(training, stationName)),
    held: found.held,
    creditedHours: hoursOf(found.creditedHours),
    excelAddress: listAddress('/training/excel', parameters),
    pagination: pagination({ path: '/training', filters: parameters, page: found.page, size: found.size, total: found.total }),
  };
}

/** Everything that the filter finds, for Excel. */
export async function wholeRegister({ database }: Services, scope: TrainingScope, filter: TrainingFilter): Promise<TrainingPage> {
  return await listTrainings(database, scope.sees, filter, { page: 1, size: EXPORT_LIMIT });
}

/** A year's trainings of the city are some hundreds. */
const EXPORT_LIMIT = 20_000;

/** A training in words, for the screen and Excel. */
export function presentTrainingLine(training: Training, stationName: (code: string) => string) {
  return {
    id: training.id,
    address: trainingAddress(training.id),
    date: training.date,
    stationName: stationName(training.station),
    topic: training.topic,
    kindLabel: trainingKinds[training.kind],
    organiser: training.organiser,
    hours: training.hours,
    people: training.participants.length,
    isCancelled: training.cancelledAt !== null,
  };
}

export function trainingAddress(id: string): string {
  return `/training/${encodeURIComponent(id)}`;
}

/** Hours to tenths, without a tenth that is none. */
export function hoursOf(hours: number): string {
  return String(Math.round(hours * 10) / 10);
}
