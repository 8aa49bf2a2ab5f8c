import { z } from 'zod';
import { writePoints } from '../../db/registers/evaluation-points.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { totalOf } from '../../domain/evaluations/scoring.ts';
import { defineServiceTask } from './handler.ts';
import { byIndicator, evaluationId, pointsWithin, scores } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';

const TITLE = '登记自评';

/** Writes the points that a station gives itself (自评). Whether everything is there is `check-self-assessment`'s to say. */
export const recordSelfAssessment = defineServiceTask({
  type: 'record-self-assessment',
  title: TITLE,
  input: z.object({ evaluationId, scores }),
  output: z.object({ selfScore: z.number() }),
  async run({ evaluationId: given, scores: rows }, context) {
    const { transaction, now } = context;
    const { evaluation, scheme } = await findEvaluationAt(context, TITLE, given, ['self-assessing', 'checking']);
    const points = pointsWithin(TITLE, scheme, rows);
    const selfScore = totalOf(scheme, byIndicator(points));
    await writePoints(transaction, evaluation.id, { source: 'self' }, points, now);
    await changeStationEvaluation(transaction, evaluation.id, { status: 'checking', selfScore }, now);
    await auditEvaluation(context, evaluation.id, 'assess-itself', { selfScore });
    return { selfScore };
  },
});
