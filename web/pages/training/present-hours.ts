import { trainingHours, type PersonHours } from '../../../db/registers/training-hours.ts';
import type { TrainingScope } from '../../../domain/access/training-access.ts';
import { regulationRules } from '../../../domain/rules/regulation-rules.ts';
import { ruleValue } from '../../../domain/rules/rule.ts';
import { averageHours } from '../../../domain/training/average-hours.ts';
import { organisationOptions } from '../../access/organisation-options.ts';
import { listAddress } from '../../pagination.ts';
import { namesOfPeople } from '../../people-names.ts';
import type { Services } from '../../services.ts';
import { hoursOf } from './present-trainings.ts';
import { trainingTabs } from './tabs.ts';

export interface HoursQuery {
  readonly year: number;
  readonly station?: string | undefined;
}

/** Hours of a year against those that Art 12 asks for: station by station, or person by person where one station is meant. */
export async function presentHours(services: Services, scope: TrainingScope, { year, station }: HoursQuery): Promise<object> {
  const tree = await services.organisations();
  const one = station ?? (scope.sees.length === 1 ? scope.sees[0] : undefined);
  const meant = one === undefined ? scope.sees : scope.sees.filter((code) => code === one);
  const found = await trainingHours(services.database, meant, year);
  const required = requiredHours(year);
  const address = (of: number) => listAddress('/training/hours', { station, year: String(of) });
  const average = averageHours(found);
  return {
    ...trainingTabs('hours', { year, station }),
    year,
    station,
    previous: address(year - 1),
    next: address(year + 1),
    required,
    stations: organisationOptions(tree, scope.sees, station),
    stationName: one === undefined ? undefined : tree.find(one)?.name,
    listAddress: listAddress('/training', { station: one, year: String(year) }),
    excelAddress: listAddress('/training/excel', { station, year: String(year) }),
    average: average === null ? '—' : hoursOf(average),
    reached: countReached(found, required),
    staff: staffOf(found).length,
    people: one === undefined ? undefined : await presentPeople(services, found, required),
    lines: tree.all
      .filter(({ code }) => one === undefined && meant.includes(code))
      .map(({ code, shortName }) => presentStation(found, { code, name: shortName, year, required })),
  };
}

/** What Art 12 asks for at the end of the year; 0 before it was in force. */
export function requiredHours(year: number): number {
  return ruleValue(regulationRules.yearlyTrainingHours, `${year}-12-31`) ?? 0;
}

async function presentPeople({ directory }: Services, found: readonly PersonHours[], required: number): Promise<object[]> {
  const name = await namesOfPeople(
    directory,
    found.map(({ person }) => person),
  );
  return found.map((each) => ({
    name: name(each.person),
    hours: hoursOf(each.hours),
    // a bar that is full where the year's hours are reached
    bar: Math.min(each.hours, required),
    required: Math.max(1, required),
    trainings: each.trainings,
    hasLeft: !each.onStaff,
    isReached: each.hours >= required,
    missing: hoursOf(required - each.hours),
  }));
}

function presentStation(
  found: readonly PersonHours[],
  { code, name, year, required }: { readonly code: string; readonly name: string; readonly year: number; readonly required: number },
): object {
  const people = found.filter(({ station }) => station === code);
  const staff = staffOf(people).length;
  const average = averageHours(people);
  return {
    name,
    address: listAddress('/training/hours', { station: code, year: String(year) }),
    staff,
    average: average === null ? '—' : hoursOf(average),
    bar: Math.min(average ?? 0, required),
    required: Math.max(1, required),
    reached: countReached(people, required),
    isReached: staff > 0 && countReached(people, required) === staff,
  };
}

function staffOf(people: readonly PersonHours[]): readonly PersonHours[] {
  return people.filter(({ onStaff }) => onStaff);
}

function countReached(people: readonly PersonHours[], required: number): number {
  return staffOf(people).filter(({ hours }) => hours >= required).length;
}
