import type { Training } from '../../../db/registers/trainings.ts';
import { serviceStaff } from '../../../domain/roles.ts';
import { trainingKinds } from '../../../domain/training/training-kinds.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { listAddress } from '../../pagination.ts';
import { namesOfPeople } from '../../people-names.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { trainingAddress } from './present-trainings.ts';
import { trainedPeople } from './trained-people.ts';
import type { TrainingProblems, TypedTraining } from './training-form.ts';

export interface NewTrainingForm {
  /** Undefined: it has to be chosen first, because it decides who may have taken part. */
  readonly station: string | undefined;
  readonly requestId: string;
  readonly typed: TypedTraining;
  readonly problems?: TrainingProblems;
}

export async function presentNewTraining(services: Services, stations: readonly string[], form: NewTrainingForm): Promise<object> {
  const { station, requestId, typed, problems } = form;
  const tree = await services.organisations();
  return {
    title: '登记培训',
    station,
    stationName: station === undefined ? undefined : tree.find(station)?.name,
    requestId,
    choosesStation: stations.length > 1,
    stations: tree.all
      .filter(({ code }) => stations.includes(code))
      .map(({ code, shortName }) => ({ value: code, label: shortName, chosen: code === station })),
    listAddress: listAddress('/training', { station }),
    ...(station === undefined ? {} : await presentFields(services, station, { typed, problems })),
  };
}

export interface CorrectionForm {
  readonly typed: TypedTraining;
  readonly problems?: TrainingProblems;
  /** Somebody else corrected it meanwhile: who, and where what they wrote can be seen. */
  readonly notice?: string | undefined;
}

export async function presentCorrection(
  services: Services,
  training: Training,
  { typed, problems, notice }: CorrectionForm,
): Promise<object> {
  const tree = await services.organisations();
  return {
    title: `更正培训 ${training.id}`,
    id: training.id,
    revision: training.revision,
    stationName: tree.find(training.station)?.name ?? training.station,
    address: trainingAddress(training.id),
    notice,
    ...(await presentFields(services, training.station, { typed, problems, alreadyIn: training.participants })),
  };
}

/** A record as its form shows it. */
export function typedOf({ date, topic, kind, hours, organiser, participants }: Training): TypedTraining {
  return { date, topic, kind, hours: String(hours), organiser, participants, reason: '' };
}

interface Fields {
  readonly typed: TypedTraining;
  readonly problems?: TrainingProblems | undefined;
  /** Who is in the record and may have left the station since. */
  readonly alreadyIn?: readonly string[];
}

async function presentFields(services: Services, station: string, { typed, problems = {}, alreadyIn = [] }: Fields): Promise<object> {
  const [tree, staff] = await Promise.all([services.organisations(), trainedPeople(services, station)]);
  const left = alreadyIn.filter((id) => !staff.some((person) => person.id === id));
  const nameOf = await namesOfPeople(services.directory, left);
  const chosen = new Set(typed.participants);
  const workplace = ({ assignments }: Person) =>
    [...new Set(assignments.filter(({ role }) => serviceStaff.includes(role)).map(({ organisation }) => organisation))]
      .map((code) => tree.find(code)?.shortName ?? code)
      .join('、');
  return {
    typed,
    problems,
    hasProblems: Object.keys(problems).length > 0,
    latest: dayOf(services.now()),
    kinds: Object.entries(trainingKinds).map(([value, label]) => ({ value, label, chosen: value === typed.kind })),
    organisers: tree
      .pathUp(station)
      .map(({ name }) => name)
      .toReversed(),
    people: [
      ...staff.map((person) => ({ id: person.id, name: person.name, workplace: workplace(person), chosen: chosen.has(person.id) })),
      ...left.map((id) => ({ id, name: nameOf(id), workplace: '已不在本站', chosen: chosen.has(id) })),
    ],
  };
}
