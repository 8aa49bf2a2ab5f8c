import type { Request } from 'express';
import { findTraining, type Training } from '../../../db/registers/trainings.ts';
import { trainingScope, type TrainingScope } from '../../../domain/access/training-access.ts';
import { parseRunningCode } from '../../../domain/code-schemes.ts';
import { forbidden, notFound } from '../../errors.ts';
import { pathText, personOf } from '../../request.ts';
import type { Services } from '../../services.ts';

/** What the person sees and records of trainings; 403 for those who see nothing. */
export async function requireTraining({ organisations }: Services, request: Request): Promise<TrainingScope> {
  const scope = trainingScope(personOf(request), await organisations());
  if (scope.sees.length === 0) throw forbidden('培训情况由市民政局、督导、社工总站和镇街社工站查看。');
  return scope;
}

/** The same for those who record trainings of some station. */
export async function requireTrainingRecorder(services: Services, request: Request): Promise<TrainingScope> {
  const scope = await requireTraining(services, request);
  if (scope.records.length === 0) throw forbidden('培训由站负责人和市民政局业务岗登记。');
  return scope;
}

/** The training of the address; what the person may not see and what doesn't exist look the same. */
export async function requireOneTraining(
  services: Services,
  request: Request,
): Promise<{ readonly training: Training; readonly scope: TrainingScope }> {
  const scope = await requireTraining(services, request);
  const id = pathText(request, 'id');
  const training = parseRunningCode(id) === undefined ? undefined : await findTraining(services.database, id);
  if (training === undefined || !scope.sees.includes(training.station)) throw notFound('培训');
  return { training, scope };
}

/** The same for those who may change it. */
export async function requireOwnTraining(services: Services, request: Request): Promise<Training> {
  const { training, scope } = await requireOneTraining(services, request);
  if (!scope.records.includes(training.station)) throw forbidden('培训由本站负责人和市民政局业务岗更正、取消。');
  return training;
}
