import { supervisorHours, type SupervisionFilter, type SupervisionPage } from '../../../db/registers/supervision-list.ts';
import type { SupervisionScope } from '../../../domain/access/supervision-access.ts';
import { supervisionTopics } from '../../../domain/supervision/topics.ts';
import { namesOfPeople } from '../../people-names.ts';
import type { Services } from '../../services.ts';
import { number, text, workbook, type Sheet } from '../../workbook.ts';
import { presentLine } from './present-line.ts';
import { namesIn } from './present-visits.ts';

const COLUMNS = [
  { title: '日期', width: 12 },
  { title: '编号', width: 18 },
  { title: '类型', width: 12 },
  { title: '站点', width: 18 },
  { title: '主题', width: 40 },
  { title: '用时（小时）', width: 12 },
  { title: '督导', width: 10 },
  { title: '状态', width: 18 },
  { title: '意见落实', width: 18 },
] as const;

/** Visits and consultations, and on a second sheet the hours and topics of each supervisor. */
export async function supervisionWorkbook(
  services: Services,
  scope: SupervisionScope,
  filter: SupervisionFilter,
  found: SupervisionPage,
): Promise<Buffer> {
  const names = await namesIn(services, found);
  const rows = found.rows.map((row) => {
    const line = presentLine(row, names);
    return [
      text(line.date),
      text(line.id),
      text(line.kindLabel),
      text(line.stationName),
      text(line.topics.join('、')),
      number(row.durationMinutes === null ? null : hours(row.durationMinutes)),
      text(line.supervisorName),
      text(line.statusLabel),
      text(line.adviceText),
    ];
  });
  return await workbook([{ name: '督导记录', columns: COLUMNS, rows }, await hoursSheet(services, scope, filter)]);
}

async function hoursSheet(services: Services, scope: SupervisionScope, filter: SupervisionFilter): Promise<Sheet> {
  const found = await supervisorHours(services.database, scope.organisations, filter);
  const person = await namesOfPeople(
    services.directory,
    found.map(({ supervisor }) => supervisor),
  );
  const titles = ['督导', '到站次数', '疑难个案', '用时（小时）', ...Object.values(supervisionTopics)];
  const rows = found.map(({ supervisor, visits, consultations, minutes, topics }) => [
    text(person(supervisor)),
    number(visits),
    number(consultations),
    number(hours(minutes)),
    ...Object.keys(supervisionTopics).map((topic) => number(topics.get(topic) ?? 0)),
  ]);
  return { name: '用时和主题', columns: titles.map((title) => ({ title })), rows };
}

/** To tenths. */
function hours(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}
