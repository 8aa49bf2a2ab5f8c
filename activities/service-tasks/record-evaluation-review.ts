import { z } from 'zod';
import { writePoints } from '../../db/registers/evaluation-points.ts';
import { insertReview } from '../../db/registers/evaluation-reviews.ts';
import { findPerson } from '../../db/registers/people.ts';
import { totalOf } from '../../domain/evaluations/scoring.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput, type ServiceTaskContext } from './handler.ts';
import { byIndicator, completePoints, evaluationId, scores } from './support/evaluation-fields.ts';
import { refuseOwnStation } from './support/evaluation-people.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';
import { day, optional, text } from './support/fields.ts';

const TITLE = '登记评审';

/**
 * Writes one reviewer's visit and points. Each counts by itself: nobody sees another's before the provisional result. Whoever works for the
 * station, isn't of the team, or has handed in a review already is refused.
 */
export const recordEvaluationReview = defineServiceTask({
  type: 'record-evaluation-review',
  title: TITLE,
  input: z.object({ evaluationId, scores, findings: text('评审意见', 5000), visitedOn: optional(day('现场评审日期')) }),
  output: z.object({ total: z.number() }),
  async run({ evaluationId: given, scores: rows, findings, visitedOn }, context) {
    const { transaction, actor, now } = context;
    const { evaluation, cycle, scheme } = await findEvaluationAt(context, TITLE, given, ['reviewing']);
    if (visitedOn !== undefined && visitedOn > dayOf(now)) throw new InvalidServiceTaskInput(TITLE, `现场评审日期 ${visitedOn} 还没有到`);
    await refuseOwnStation(context, TITLE, evaluation.station);
    if (!cycle.reviewers.includes(actor) && !(await isStandIn(context))) {
      throw new BpmnError('NOT_REVIEWER', '不是本期督导团队的成员，不能评审');
    }
    const points = completePoints(TITLE, scheme, rows);
    const total = totalOf(scheme, byIndicator(points));
    const review = { evaluationId: evaluation.id, reviewer: actor, round: 1, visitedOn, findings, total, at: now };
    if (!(await insertReview(transaction, review))) throw new BpmnError('ALREADY_REVIEWED', '已经提交过对本站的评审');
    await writePoints(transaction, evaluation.id, { source: 'reviewer', reviewer: actor, round: 1 }, points, now);
    await auditEvaluation(context, evaluation.id, 'review', { total });
    return { total };
  },
});

/** The desk reviews where no review of the team has come about. */
async function isStandIn({ transaction, actor }: ServiceTaskContext): Promise<boolean> {
  const person = await findPerson(transaction, actor);
  return person?.assignments.some(({ role }) => role === 'desk') ?? false;
}
