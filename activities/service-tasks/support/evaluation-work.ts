import { audit } from '../../../db/audit/audit.ts';
import { findCycle, type EvaluationCycle } from '../../../db/registers/evaluation-cycles.ts';
import { findScheme } from '../../../db/registers/indicator-schemes.ts';
import { lockStationEvaluation, type StationEvaluation } from '../../../db/registers/station-evaluations.ts';
import { stationEvaluationStatuses, type StationEvaluationStatus } from '../../../domain/evaluations/evaluation-status.ts';
import type { IndicatorScheme } from '../../../domain/evaluations/indicator-scheme.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { BpmnError, InvalidServiceTaskInput, type ServiceTaskContext } from '../handler.ts';

/** The evaluation of a station that a handler works on: locked, with its cycle and the scheme with which that began. */
export interface EvaluationWork {
  readonly evaluation: StationEvaluation;
  readonly cycle: EvaluationCycle;
  readonly scheme: IndicatorScheme;
}

/** The evaluation of the job (by default the business key's), locked until the job is done, whatever its status. */
export async function findEvaluationWork(context: ServiceTaskContext, title: string, evaluationId?: string): Promise<EvaluationWork> {
  const id = evaluationId ?? context.businessKey;
  const evaluation = await lockStationEvaluation(context.transaction, id);
  if (evaluation === undefined) throw new InvalidServiceTaskInput(title, `没有编号为 ${id} 的绩效评估`);
  const { cycle, scheme } = await findCycleWork(context, title, evaluation.cycleId);
  return { evaluation, cycle, scheme };
}

/** The same, for what is done at certain stages only: otherwise the diagram hears `WRONG_STAGE`. */
export async function findEvaluationAt(
  context: ServiceTaskContext,
  title: string,
  evaluationId: string | undefined,
  stages: readonly StationEvaluationStatus[],
): Promise<EvaluationWork> {
  const work = await findEvaluationWork(context, title, evaluationId);
  const { id, status } = work.evaluation;
  if (!stages.includes(status)) {
    throw new BpmnError('WRONG_STAGE', `评估 ${id} 现在是“${stationEvaluationStatuses[status]}”，不能办理「${title}」`);
  }
  return work;
}

/** A cycle with its scheme. */
export async function findCycleWork(
  context: ServiceTaskContext,
  title: string,
  cycleId: string,
): Promise<{ readonly cycle: EvaluationCycle; readonly scheme: IndicatorScheme }> {
  const cycle = await findCycle(context.transaction, cycleId);
  if (cycle === undefined) throw new InvalidServiceTaskInput(title, `没有编号为 ${cycleId} 的评估期`);
  const scheme = await findScheme(context.transaction, cycle.schemeId);
  // The foreign key promises it.
  if (scheme === undefined) throw new Error(`Cycle ${cycleId} has no scheme ${cycle.schemeId}`);
  return { cycle, scheme: scheme.content };
}

/** Leaves the trace of a change; called last, because the log's chain is held until the job's transaction ends. */
export async function auditEvaluation(context: ServiceTaskContext, id: string, action: string, details: JsonObject = {}): Promise<void> {
  await audit(context.transaction, {
    actor: context.actor,
    action: `evaluation.${action}`,
    subject: { kind: 'evaluation', id },
    details: { ...details, instance: context.instanceId },
    at: context.now,
  });
}
