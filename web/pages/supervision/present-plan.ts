import { listPlan, type PlanEntry } from '../../../db/registers/supervision-plans.ts';
import type { SupervisionScope } from '../../../domain/access/supervision-access.ts';
import { planEntryState, planEntryStates, proposedDay, type PlanEntryState } from '../../../domain/supervision/plan-entry.ts';
import { supervisionTopics, topicLabel } from '../../../domain/supervision/topics.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { visitAddress } from '../../addresses.ts';
import { namesOfOrganisations, namesOfPeople } from '../../people-names.ts';
import type { Services } from '../../services.ts';
import type { EntryProblems, TypedEntry } from './plan-entry-form.ts';
import { supervisionTabs } from './tabs.ts';
import { supervisionTeam } from './team.ts';

/** The plan of a year: stations × months. */
export async function presentPlan(services: Services, scope: SupervisionScope, year: number): Promise<object> {
  const tree = await services.organisations();
  const stations = tree.all.filter(({ code, tier }) => tier === 'station' && scope.organisations.includes(code));
  const entries = await listPlan(
    services.database,
    year,
    stations.map(({ code }) => code),
  );
  const person = await namesOfPeople(
    services.directory,
    entries.map(({ supervisor }) => supervisor),
  );
  const today = dayOf(services.now());
  const states = entries.map((entry) => stateOf(entry, today));
  return {
    ...supervisionTabs('plan', year),
    year,
    leads: scope.leads,
    previous: `/supervision?year=${year - 1}`,
    next: `/supervision?year=${year + 1}`,
    addAddress: `/supervision/plans/new?year=${year}`,
    counts: (['planned', 'started', 'done', 'overdue'] as const).map((state) => ({
      label: planEntryStates[state],
      number: states.filter((each) => each === state).length,
      isOverdue: state === 'overdue',
    })),
    total: entries.length,
    months: MONTHS.map((month) => ({ label: `${month} 月` })),
    stations: stations.map(({ code, shortName }) => ({
      name: shortName,
      addAddress: `/supervision/plans/new?year=${year}&station=${encodeURIComponent(code)}`,
      months: MONTHS.map((month) => ({
        label: `${month} 月`,
        entries: entries.filter((entry) => entry.station === code && entry.month === month).map((entry) => present(entry, today, person)),
      })),
    })),
  };
}

/** One entry: what it asks for, what became of it, and what may be done with it. */
export async function presentEntry(
  services: Services,
  scope: SupervisionScope,
  entry: PlanEntry,
  { typedDay, problem }: { readonly typedDay?: string | undefined; readonly problem?: string | undefined } = {},
): Promise<object> {
  const [person, organisation] = await Promise.all([
    namesOfPeople(services.directory, [entry.supervisor, entry.byPerson, entry.withdrawnBy]),
    namesOfOrganisations(services.directory, [entry.station]),
  ]);
  const today = dayOf(services.now());
  return {
    ...present(entry, today, person),
    title: `${organisation(entry.station)} ${entry.year} 年 ${entry.month} 月督导`,
    stationName: organisation(entry.station),
    year: entry.year,
    month: entry.month,
    note: entry.note,
    byName: person(entry.byPerson),
    at: entry.at,
    planAddress: `/supervision?year=${entry.year}`,
    visit: entry.visitId === null ? undefined : { id: entry.visitId, address: visitAddress(entry.visitId) },
    withdrawn:
      entry.withdrawnAt === null ? undefined : { by: person(entry.withdrawnBy), at: entry.withdrawnAt, reason: entry.withdrawReason },
    mayAct: scope.leads && entry.visitId === null && entry.withdrawnAt === null,
    day: typedDay ?? proposedDay(entry, today),
    earliest: today,
    problem,
  };
}

export async function presentNewEntry(
  services: Services,
  scope: SupervisionScope,
  typed: TypedEntry,
  problems: EntryProblems = {},
): Promise<object> {
  const [tree, team] = await Promise.all([services.organisations(), supervisionTeam(services)]);
  return {
    title: '加入年度计划',
    typed,
    problems,
    hasProblems: Object.keys(problems).length > 0,
    stations: tree.all
      .filter(({ code, tier }) => tier === 'station' && scope.organisations.includes(code))
      .map(({ code, shortName }) => ({ value: code, label: shortName, chosen: code === typed.station })),
    months: MONTHS.map((month) => ({ value: month, label: `${month} 月`, chosen: String(month) === typed.month })),
    supervisors: team.map(({ id, name }) => ({ value: id, label: name, chosen: id === typed.supervisor })),
    topics: Object.entries(supervisionTopics).map(([value, label]) => ({ value, label, chosen: typed.topics.includes(value) })),
    planAddress: '/supervision',
  };
}

export function entryAddress(id: string): string {
  return `/supervision/plans/${encodeURIComponent(id)}`;
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function present(entry: PlanEntry, today: string, person: (id: string | null | undefined) => string) {
  const state = stateOf(entry, today);
  return {
    address: entryAddress(entry.id),
    state,
    stateLabel: planEntryStates[state],
    badge: BADGES[state],
    supervisorName: entry.supervisor === null ? '督导团队' : person(entry.supervisor),
    topics: entry.topics.map(topicLabel),
  };
}

function stateOf({ year, month, visitStatus }: PlanEntry, today: string): PlanEntryState {
  return planEntryState({ year, month, visitStatus }, today);
}

const BADGES: Readonly<Record<PlanEntryState, string>> = {
  planned: '',
  started: ' badge--current',
  done: ' badge--done',
  overdue: ' badge--problem',
};
