import { listCorrections, type Training, type TrainingContent, type TrainingCorrection } from '../../../db/registers/trainings.ts';
import type { TrainingScope } from '../../../domain/access/training-access.ts';
import { trainingKinds } from '../../../domain/training/training-kinds.ts';
import { listAddress } from '../../pagination.ts';
import { namesOfOrganisations, namesOfPeople } from '../../people-names.ts';
import type { Services } from '../../services.ts';
import { hoursOf, presentTrainingLine, trainingAddress } from './present-trainings.ts';

/** One training: what it was, who took part, and what was corrected since. */
export async function presentTraining(
  services: Services,
  scope: TrainingScope,
  training: Training,
  { reason = '', problem }: { readonly reason?: string; readonly problem?: string } = {},
): Promise<object> {
  const corrections = await listCorrections(services.database, training.id);
  const [stationName, person] = await Promise.all([
    namesOfOrganisations(services.directory, [training.station]),
    namesOfPeople(services.directory, [
      training.byPerson,
      training.cancelledBy,
      ...training.participants,
      ...corrections.flatMap(({ byPerson, before }) => [byPerson, ...before.participants]),
    ]),
  ]);
  const year = training.date.slice(0, 4);
  return {
    ...presentTrainingLine(training, stationName),
    title: training.topic,
    at: training.at,
    byName: person(training.byPerson),
    participants: training.participants.map(person),
    creditedHours: hoursOf(training.hours * training.participants.length),
    listAddress: listAddress('/training', { station: training.station, year }),
    hoursAddress: listAddress('/training/hours', { station: training.station, year }),
    cancelled:
      training.cancelledAt === null
        ? undefined
        : { by: person(training.cancelledBy), at: training.cancelledAt, reason: training.cancelReason },
    corrections: corrections
      .map((correction, index) => ({
        by: person(correction.byPerson),
        at: correction.at,
        reason: correction.reason,
        changes: changesOf(correction.before, afterOf(corrections, index, training), person),
      }))
      .toReversed(),
    mayChange: scope.records.includes(training.station) && training.cancelledAt === null,
    correctAddress: `${trainingAddress(training.id)}/correct`,
    cancelAddress: `${trainingAddress(training.id)}/cancel`,
    revision: training.revision,
    reason,
    problem,
  };
}

/** What a correction made of the record: what the next one found, or what stands there now. */
function afterOf(corrections: readonly TrainingCorrection[], index: number, training: Training): TrainingContent {
  return corrections[index + 1]?.before ?? training;
}

/** What was corrected, in words: 学时 由 3 改为 4. */
function changesOf(before: TrainingContent, after: TrainingContent, person: (id: string) => string): readonly string[] {
  const words = ({ date, topic, kind, hours, organiser }: TrainingContent) => ({
    日期: date,
    主题: topic,
    类型: trainingKinds[kind],
    学时: hoursOf(hours),
    组织单位: organiser,
  });
  const now = new Map(Object.entries(words(after)));
  const changed = Object.entries(words(before))
    .filter(([label, was]) => now.get(label) !== was)
    .map(([label, was]) => `${label}由“${was}”改为“${now.get(label) ?? ''}”`);
  const added = after.participants.filter((id) => !before.participants.includes(id)).map(person);
  const removed = before.participants.filter((id) => !after.participants.includes(id)).map(person);
  return [
    ...changed,
    ...(added.length === 0 ? [] : [`增加参加人员：${added.join('、')}`]),
    ...(removed.length === 0 ? [] : [`去掉参加人员：${removed.join('、')}`]),
  ];
}
