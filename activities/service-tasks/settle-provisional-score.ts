import { z } from 'zod';
import { listReviews } from '../../db/registers/evaluation-reviews.ts';
import { averageOf, needsDiscussion, totalOf } from '../../domain/evaluations/scoring.ts';
import { scoredIndicators } from '../../domain/evaluations/indicator-scheme.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { personNames } from '../../db/registers/people.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';
import { PROVISIONAL_OUTPUT, writeProvisional } from './support/provisional-score.ts';

const TITLE = '汇总初评结果';

/**
 * Makes the provisional result of what the reviewers gave, each by themselves: the average, unless they lie so far apart that they have to
 * talk (the scheme's `discussionDifference`). `NO_REVIEW`: nobody has reviewed.
 */
export const settleProvisionalScore = defineServiceTask({
  type: 'settle-provisional-score',
  title: TITLE,
  input: z.object({ evaluationId }),
  output: z.object({
    ...PROVISIONAL_OUTPUT,
    needsDiscussion: z.boolean(),
    discussants: z.array(z.string()),
    comparison: z.array(z.object({ code: z.string(), title: z.string(), weight: z.number(), given: z.string(), points: z.number() })),
    totals: z.string(),
  }),
  async run({ evaluationId: given }, context) {
    const { transaction, now } = context;
    const work = await findEvaluationAt(context, TITLE, given, ['reviewing']);
    const { evaluation, scheme } = work;
    const reviews = (await listReviews(transaction, evaluation.id)).filter(({ round }) => round === 1);
    if (reviews.length === 0) throw new BpmnError('NO_REVIEW', '没有人完成评审，不能得出初评结果');
    const average = averageOf(
      scheme,
      reviews.map(({ points }) => points),
    );
    const names = await personNames(
      transaction,
      reviews.map(({ reviewer }) => reviewer),
    );
    const besideEachOther = (code: string) =>
      reviews.map(({ reviewer, points }) => `${names.get(reviewer) ?? reviewer} ${points[code] ?? 0} 分`).join('；');
    const comparison = scoredIndicators(scheme).map(({ code, title, weight }) => ({
      code,
      title,
      weight,
      given: besideEachOther(code),
      points: average[code] ?? 0,
    }));
    const talk = {
      discussants: reviews.map(({ reviewer }) => reviewer),
      comparison,
      totals: reviews.map(({ reviewer, total }) => `${names.get(reviewer) ?? reviewer} ${total} 分`).join('；'),
    };
    if (
      needsDiscussion(
        scheme,
        reviews.map(({ points }) => points),
      )
    ) {
      await changeStationEvaluation(transaction, evaluation.id, { status: 'discussing' }, now);
      await auditEvaluation(context, evaluation.id, 'ask-for-discussion', { reviews: reviews.length });
      return {
        ...talk,
        needsDiscussion: true,
        provisionalScore: totalOf(scheme, average),
        grade: null,
        gradeLabel: null,
        appealDueAt: null,
        appealDays: null,
      };
    }
    return { ...talk, needsDiscussion: false, ...(await writeProvisional(context, work, average)) };
  },
});
