import { z } from 'zod';
import { writePoints } from '../../db/registers/evaluation-points.ts';
import { insertReview, reviewersOf } from '../../db/registers/evaluation-reviews.ts';
import { totalOf } from '../../domain/evaluations/scoring.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { byIndicator, completePoints, evaluationId, scores } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';
import { text } from './support/fields.ts';
import { PROVISIONAL_OUTPUT, writeProvisional } from './support/provisional-score.ts';

const TITLE = '登记合议';

/** Writes the points on which the reviewers agreed when they had talked (合议), as their second round, and makes the provisional result. */
export const recordDiscussion = defineServiceTask({
  type: 'record-discussion',
  title: TITLE,
  input: z.object({ evaluationId, scores, findings: text('合议记录', 5000) }),
  output: z.object(PROVISIONAL_OUTPUT),
  async run({ evaluationId: given, scores: rows, findings }, context) {
    const { transaction, actor, now } = context;
    const work = await findEvaluationAt(context, TITLE, given, ['discussing']);
    const { evaluation, scheme } = work;
    if (!(await reviewersOf(transaction, evaluation.id)).includes(actor)) {
      throw new BpmnError('NOT_REVIEWER', '没有评审过本站，不能登记合议结果');
    }
    const points = completePoints(TITLE, scheme, rows);
    const total = totalOf(scheme, byIndicator(points));
    await insertReview(transaction, { evaluationId: evaluation.id, reviewer: actor, round: 2, findings, total, at: now });
    await writePoints(transaction, evaluation.id, { source: 'reviewer', reviewer: actor, round: 2 }, points, now);
    await auditEvaluation(context, evaluation.id, 'discuss', { total });
    return await writeProvisional(context, work, byIndicator(points));
  },
});
