import type { TrainingContent } from '../../db/registers/trainings.ts';
import type { OrganisationTree } from '../../domain/organisations/organisation-tree.ts';
import { placesOf } from '../../domain/organisations/places-of.ts';
import { serviceStaff } from '../../domain/roles.ts';
import { shiftDay } from '../../domain/working-days/calendar-day.ts';
import type { DemoPerson } from './demo-staff.ts';

/** A training of the demonstration, recorded by the head of its station. */
export interface DemoTraining extends TrainingContent {
  readonly requestId: string;
  readonly station: string;
  readonly by: string;
}

/** Some weeks of trainings: one station has reached the hours of the year, others are on their way, most have none yet. */
export function demoTrainings(tree: OrganisationTree, staff: readonly DemoPerson[], today: string): readonly DemoTraining[] {
  return SESSIONS.flatMap(({ stations, daysAgo, ...session }, number) =>
    stations.map((station, index) => ({
      ...session,
      requestId: `00000000-0000-4000-8000-${String(number * 100 + index).padStart(12, '0')}`,
      station,
      date: shiftDay(today, -daysAgo),
      participants: staffOf(tree, staff, station),
      by: `${station}.head`,
    })),
  );
}

const MASTER = '神木市社会工作服务总站';

const SESSIONS = [
  { stations: ['dabaodang', 'jinjie', 'xigou'], daysAgo: 24, topic: '个案管理和服务台账', kind: 'tiered', hours: 8, organiser: MASTER },
  { stations: ['dabaodang', 'jinjie'], daysAgo: 18, topic: '未成年人保护和强制报告', kind: 'tiered', hours: 6, organiser: MASTER },
  { stations: ['dabaodang'], daysAgo: 11, topic: '小组工作方法', kind: 'daily', hours: 4, organiser: '神木市明德社会工作服务中心' },
  { stations: ['dabaodang'], daysAgo: 9, topic: '榆林市社会工作实务研修', kind: 'external', hours: 16, organiser: '榆林市社会工作协会' },
  { stations: ['master'], daysAgo: 6, topic: '督导方法和评估指标', kind: 'daily', hours: 6, organiser: MASTER },
] as const;

function staffOf(tree: OrganisationTree, staff: readonly DemoPerson[], station: string): readonly string[] {
  const places = placesOf(station, tree);
  return staff
    .filter(({ assignments }) => assignments.some(({ role, organisation }) => serviceStaff.includes(role) && places.includes(organisation)))
    .map(({ username }) => username);
}
