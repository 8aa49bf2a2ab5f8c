import { trainingHours } from '../../../db/registers/training-hours.ts';
import type { TrainingFilter, TrainingPage } from '../../../db/registers/trainings.ts';
import type { TrainingScope } from '../../../domain/access/training-access.ts';
import { namesOfOrganisations, namesOfPeople } from '../../people-names.ts';
import type { Services } from '../../services.ts';
import { number, text, workbook, type Sheet } from '../../workbook.ts';
import { thisYear } from '../../year.ts';
import { requiredHours } from './present-hours.ts';
import { presentTrainingLine } from './present-trainings.ts';

const COLUMNS = [
  { title: '日期', width: 12 },
  { title: '编号', width: 18 },
  { title: '站点', width: 18 },
  { title: '主题', width: 40 },
  { title: '类型', width: 14 },
  { title: '组织单位', width: 26 },
  { title: '学时', width: 8 },
  { title: '人数', width: 8 },
  { title: '参加人员', width: 40 },
  { title: '状态', width: 10 },
] as const;

/** The trainings that were filtered, and on a second sheet everybody's hours of the year (of this one, where none was chosen). */
export async function trainingWorkbook(
  services: Services,
  scope: TrainingScope,
  filter: TrainingFilter,
  { rows }: TrainingPage,
): Promise<Buffer> {
  const stationName = await namesOfOrganisations(services.directory, scope.sees);
  const personName = await namesOfPeople(
    services.directory,
    rows.flatMap(({ participants }) => participants),
  );
  const lines = rows.map((training) => {
    const line = presentTrainingLine(training, stationName);
    return [
      text(line.date),
      text(line.id),
      text(line.stationName),
      text(line.topic),
      text(line.kindLabel),
      text(line.organiser),
      number(line.hours),
      number(line.people),
      text(training.participants.map(personName).join('、')),
      text(line.isCancelled ? '已取消' : ''),
    ];
  });
  return await workbook([{ name: '培训记录', columns: COLUMNS, rows: lines }, await hoursSheet(services, scope, filter, stationName)]);
}

async function hoursSheet(
  services: Services,
  scope: TrainingScope,
  filter: TrainingFilter,
  stationName: (code: string) => string,
): Promise<Sheet> {
  const year = filter.year ?? thisYear(services.now());
  const stations = scope.sees.filter((code) => filter.station === undefined || code === filter.station);
  const found = await trainingHours(services.database, stations, year);
  const name = await namesOfPeople(
    services.directory,
    found.map(({ person }) => person),
  );
  const required = requiredHours(year);
  return {
    name: `${year} 年学时`,
    columns: ['站点', '姓名', '培训次数', '学时', `达到 ${required} 学时`, '在岗'].map((title) => ({ title, width: 14 })),
    rows: found.map((each) => [
      text(stationName(each.station)),
      text(name(each.person)),
      number(each.trainings),
      number(each.hours),
      text(each.hours >= required ? '是' : '否'),
      text(each.onStaff ? '是' : '否'),
    ]),
  };
}
