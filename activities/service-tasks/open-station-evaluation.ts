import { z } from 'zod';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { scoredIndicators } from '../../domain/evaluations/indicator-scheme.ts';
import { dueText } from '../../domain/working-days/due-text.ts';
import { defineServiceTask } from './handler.ts';
import { earlier, later, workingCalendar } from './support/evaluation-dates.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { findReviewers } from './support/evaluation-people.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';
import { optional, wholeNumber } from './support/fields.ts';
import { requireRunning } from './support/station-closed.ts';

const TITLE = '开始本站评估';

const ESCALATE_AFTER = 3;

/**
 * Ties a station's row to its process instance and answers what its diagram needs: indicators, who may review it, and the dates of its
 * timers. A station that is added later has as many working days to assess itself as the others had, until the cycle closes.
 */
export const openStationEvaluation = defineServiceTask({
  type: 'open-station-evaluation',
  title: TITLE,
  input: z.object({ evaluationId, escalateAfterDays: optional(wholeNumber('升级天数', 1, 60)) }),
  output: z.object({
    stationName: z.string(),
    schemeTitle: z.string(),
    indicators: z.array(z.object({ code: z.string(), title: z.string(), weight: z.number() })),
    reviewers: z.array(z.string()),
    selfAssessmentDue: z.string(),
    selfAssessmentDays: z.number(),
    lateAt: z.string(),
    escalateAt: z.string(),
    closesAt: z.string(),
  }),
  async run({ evaluationId: given, escalateAfterDays = ESCALATE_AFTER }, context) {
    const { transaction, now, instanceId } = context;
    const { evaluation, cycle, scheme } = await findEvaluationAt(context, TITLE, given, ['self-assessing']);
    const { shortName } = await requireRunning(context, evaluation.station);
    const calendar = await workingCalendar(context);
    const cycleDue = cycle.selfAssessmentDue;
    const days = calendar.between(cycle.startedAt, cycleDue);
    const lateAt = evaluation.addedReason === null ? cycleDue : earlier(later(cycleDue, calendar.after(now, days)), cycle.closesAt);
    await changeStationEvaluation(transaction, evaluation.id, { instanceId }, now);
    await auditEvaluation(context, evaluation.id, 'open', { cycle: cycle.id });
    return {
      stationName: shortName,
      schemeTitle: scheme.title,
      indicators: scoredIndicators(scheme).map(({ code, title, weight }) => ({ code, title, weight })),
      reviewers: [...(await findReviewers(transaction, cycle.reviewers)).eligibleFor(evaluation.station)],
      selfAssessmentDue: dueText(lateAt),
      selfAssessmentDays: calendar.left(lateAt, 0),
      lateAt: lateAt.toISOString(),
      escalateAt: calendar.after(lateAt, escalateAfterDays).toISOString(),
      closesAt: cycle.closesAt.toISOString(),
    };
  },
});
