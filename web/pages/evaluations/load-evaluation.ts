import type { Request } from 'express';
import { findCycle, type EvaluationCycle } from '../../../db/registers/evaluation-cycles.ts';
import { evaluationIdOf, findStationEvaluation, type StationEvaluation } from '../../../db/registers/station-evaluations.ts';
import { evaluationScope, maySeeEvaluation } from '../../../domain/access/evaluation-access.ts';
import { notFound } from '../../errors.ts';
import { pathText, personOf } from '../../request.ts';
import type { Services } from '../../services.ts';

/** The cycle of the address, for those who see all of it. */
export async function loadBoard(services: Services, request: Request): Promise<EvaluationCycle> {
  const cycle = await cycleOf(services, request);
  const scope = evaluationScope(personOf(request), await services.organisations());
  if (scope.kind !== 'all') throw notFound('评估');
  return cycle;
}

/** The station's part of the cycle of the address, for those who may see it. */
export async function loadStationPage(
  services: Services,
  request: Request,
): Promise<{ readonly cycle: EvaluationCycle; readonly evaluation: StationEvaluation }> {
  const cycle = await cycleOf(services, request);
  const station = pathText(request, 'station');
  const evaluation = await findStationEvaluation(services.database, evaluationIdOf(cycle.id, station));
  if (evaluation === undefined || !maySeeEvaluation(personOf(request), station, await services.organisations())) throw notFound('评估');
  return { cycle, evaluation };
}

/** Addresses with characters that PostgreSQL doesn't take are nobody's. */
async function cycleOf({ database }: Services, request: Request): Promise<EvaluationCycle> {
  const id = pathText(request, 'cycle');
  const cycle =
    /^[\w-]{1,100}$/.test(id) && /^[\w-]{0,100}$/.test(String(request.params.station ?? '')) ? await findCycle(database, id) : undefined;
  if (cycle === undefined) throw notFound('评估');
  return cycle;
}
