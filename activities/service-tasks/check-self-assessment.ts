import { z } from 'zod';
import { countMaterials } from '../../db/registers/evaluation-materials.ts';
import { loadPoints } from '../../db/registers/evaluation-points.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { checkSubmission } from '../../domain/evaluations/check-submission.ts';
import { defineServiceTask } from './handler.ts';
import { earlier, workingCalendar } from './support/evaluation-dates.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';

const TITLE = '检查自评材料';

const MIN_REVIEW_DAYS = 1;

/** Says whether points and materials are complete, and names each thing that is missing. A complete self-assessment is submitted. */
export const checkSelfAssessment = defineServiceTask({
  type: 'check-self-assessment',
  title: TITLE,
  input: z.object({ evaluationId }),
  output: z.object({
    complete: z.boolean(),
    missing: z.array(z.string()),
    selfAssessmentDays: z.number(),
    reviewDays: z.number(),
    reviewLateAt: z.string(),
  }),
  async run({ evaluationId: given }, context) {
    const { transaction, actor, now } = context;
    const { evaluation, cycle, scheme } = await findEvaluationAt(context, TITLE, given, ['checking']);
    const points = await loadPoints(transaction, evaluation.id, 'self');
    const missing = checkSubmission(scheme, { points, materials: await countMaterials(transaction, evaluation.id) });
    const complete = missing.length === 0;
    const change = complete
      ? ({ status: 'reviewing', submittedBy: actor, submittedAt: now } as const)
      : ({ status: 'self-assessing' } as const);
    await changeStationEvaluation(transaction, evaluation.id, change, now);
    const calendar = await workingCalendar(context);
    const reviewDays = calendar.left(cycle.reviewDue, MIN_REVIEW_DAYS);
    // Who hands in late leaves reviewers a working day all the same.
    const hasTime = calendar.between(now, cycle.reviewDue) >= MIN_REVIEW_DAYS;
    const reviewLateAt = hasTime ? cycle.reviewDue : calendar.after(now, MIN_REVIEW_DAYS);
    await auditEvaluation(context, evaluation.id, complete ? 'submit' : 'return-incomplete', { missing: missing.length });
    return {
      complete,
      missing: [...missing],
      selfAssessmentDays: calendar.left(cycle.selfAssessmentDue, 0),
      reviewDays,
      reviewLateAt: earlier(reviewLateAt, cycle.closesAt).toISOString(),
    };
  },
});
