import { z } from 'zod';
import { listAppeals } from '../../db/registers/evaluation-appeals.ts';
import { loadPoints, writePoints } from '../../db/registers/evaluation-points.ts';
import { reviewersOf } from '../../db/registers/evaluation-reviews.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { isSettled } from '../../domain/evaluations/evaluation-status.ts';
import { bandOf, totalOf } from '../../domain/evaluations/scoring.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { refuseOwnStation } from './support/evaluation-people.ts';
import { auditEvaluation, findEvaluationWork } from './support/evaluation-work.ts';

const TITLE = '确认评估结果';

/** Makes the result final. Whoever reviewed, or decided an appeal about it, doesn't confirm (Art 13), and it is confirmed once. */
export const confirmEvaluation = defineServiceTask({
  type: 'confirm-evaluation',
  title: TITLE,
  input: z.object({ evaluationId }),
  output: z.object({ finalScore: z.number(), grade: z.string(), gradeLabel: z.string(), notSubmitted: z.boolean() }),
  async run({ evaluationId: given }, context) {
    const { transaction, actor, now } = context;
    const { evaluation, scheme } = await findEvaluationWork(context, TITLE, given);
    if (isSettled(evaluation.status)) throw new BpmnError('ALREADY_CONFIRMED', `评估 ${evaluation.id} 的结果已经确认，不能再确认一次`);
    if (evaluation.status !== 'confirming') throw new BpmnError('WRONG_STAGE', `评估 ${evaluation.id} 还没有结果可以确认`);
    const judged = [
      ...(await reviewersOf(transaction, evaluation.id)),
      ...(await listAppeals(transaction, evaluation.id)).map(({ decidedBy }) => decidedBy),
    ];
    if (judged.includes(actor)) throw new BpmnError('OWN_WORK', '参加过评审或申诉裁定的人不能确认结果（依据第十三条）');
    await refuseOwnStation(context, TITLE, evaluation.station);
    const adjusted = await loadPoints(transaction, evaluation.id, 'final');
    const points = Object.keys(adjusted).length > 0 ? adjusted : await loadPoints(transaction, evaluation.id, 'provisional');
    const finalScore = evaluation.notSubmitted ? scheme.notSubmittedScore : totalOf(scheme, points);
    const final = Object.entries(points).map(([indicator, value]) => ({ indicator, points: value }));
    await writePoints(transaction, evaluation.id, { source: 'final' }, evaluation.notSubmitted ? [] : final, now);
    const { grade, label } = bandOf(scheme, finalScore);
    const change = { status: 'rectifying', finalScore, grade, confirmedBy: actor, confirmedAt: now } as const;
    await changeStationEvaluation(transaction, evaluation.id, change, now);
    await auditEvaluation(context, evaluation.id, 'confirm', { finalScore, grade });
    return { finalScore, grade, gradeLabel: label, notSubmitted: evaluation.notSubmitted };
  },
});
