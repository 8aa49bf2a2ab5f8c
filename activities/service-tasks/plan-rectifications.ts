import { z } from 'zod';
import { listPoints, loadPoints } from '../../db/registers/evaluation-points.ts';
import { insertRectifications } from '../../db/registers/rectifications.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { scoredIndicators } from '../../domain/evaluations/indicator-scheme.ts';
import { deductionsOf } from '../../domain/evaluations/scoring.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { defineServiceTask, type ServiceTaskContext } from './handler.ts';
import { workingCalendar } from './support/evaluation-dates.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';

const TITLE = '列出整改事项';

const LONGEST_PROBLEM = 1000;

/**
 * Lists what the station has to put right (Art 35): each indicator that lost the scheme's share of its points or more, with what the
 * reviewers noted. A station that submitted nothing has no points to lose. Without anything to put right the evaluation is done.
 */
export const planRectifications = defineServiceTask({
  type: 'plan-rectifications',
  title: TITLE,
  input: z.object({ evaluationId }),
  output: z.object({
    rectifications: z.array(
      z.object({
        indicator: z.string(),
        title: z.string(),
        lost: z.number(),
        weight: z.number(),
        problem: z.string(),
        dueOn: z.string(),
        dueAt: z.string(),
        days: z.number(),
      }),
    ),
  }),
  async run({ evaluationId: given }, context) {
    const { transaction, now } = context;
    const { evaluation, scheme } = await findEvaluationAt(context, TITLE, given, ['rectifying']);
    const final = await loadPoints(transaction, evaluation.id, 'final');
    const deductions = evaluation.notSubmitted
      ? []
      : deductionsOf(scheme, final).filter(({ asksForRectification }) => asksForRectification);
    const calendar = await workingCalendar(context);
    const dueAt = calendar.after(now, scheme.rectificationDays);
    const notes = await notesByIndicator(context, evaluation.id);
    const indicators = new Map(scoredIndicators(scheme).map((indicator) => [indicator.code, indicator]));
    const rectifications = deductions.map(({ indicator, lost }) => {
      const { title = indicator, weight = lost } = indicators.get(indicator) ?? {};
      const problem = notes.get(indicator) ?? `“${title}”满分 ${weight} 分，扣 ${lost} 分`;
      return { indicator, title, lost, weight, problem, dueOn: dayOf(dueAt), dueAt: dueAt.toISOString(), days: scheme.rectificationDays };
    });
    await insertRectifications(
      transaction,
      rectifications.map(({ indicator, lost, problem, dueOn }) => ({ evaluationId: evaluation.id, indicator, lost, problem, dueOn })),
    );
    if (rectifications.length === 0) await changeStationEvaluation(transaction, evaluation.id, { status: 'done' }, now);
    await auditEvaluation(context, evaluation.id, 'plan-rectifications', { rectifications: rectifications.length });
    return { rectifications };
  },
});

/** What reviewers wrote beside their points, without their names. */
async function notesByIndicator({ transaction }: ServiceTaskContext, evaluationId: string): Promise<ReadonlyMap<string, string>> {
  const notes = new Map<string, string>();
  for (const { source, indicator, note } of await listPoints(transaction, evaluationId)) {
    if (source !== 'reviewer' || note === null) continue;
    const before = notes.get(indicator);
    notes.set(indicator, (before === undefined ? note : `${before}；${note}`).slice(0, LONGEST_PROBLEM));
  }
  return notes;
}
