import { z } from 'zod';
import { loadPoints, writePoints } from '../../db/registers/evaluation-points.ts';
import { listReviews } from '../../db/registers/evaluation-reviews.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { averageOf, bandOf, totalOf, type Points } from '../../domain/evaluations/scoring.ts';
import { defineServiceTask, type ServiceTaskContext } from './handler.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationAt, type EvaluationWork } from './support/evaluation-work.ts';
import { requireRunning } from './support/station-closed.ts';

const TITLE = '截止本站评估';

/** What a closed evaluation is confirmed with. */
type Basis = 'not-submitted' | 'self' | 'reviews' | 'provisional';

const basisLabels: Readonly<Record<Basis, string>> = {
  'not-submitted': '截止时未提交，按指标体系规定计分',
  self: '截止时没有评审，按自评得分',
  reviews: '截止时按已完成的评审平均计分',
  provisional: '截止时按初评结果',
};

/**
 * The cycle has closed: the station is scored with what there is, so that it holds nobody up. Nothing submitted: as the scheme says.
 * Otherwise the provisional result, the reviews there are, or the station's own points. An appeal that nobody decided stays for the deputy to see.
 */
export const closeStationEvaluation = defineServiceTask({
  type: 'close-station-evaluation',
  title: TITLE,
  input: z.object({ evaluationId }),
  output: z.object({
    basis: z.string(),
    basisLabel: z.string(),
    notSubmitted: z.boolean(),
    provisionalScore: z.number(),
    grade: z.string(),
    gradeLabel: z.string(),
  }),
  async run({ evaluationId: given }, context) {
    const { transaction, now } = context;
    const work = await findEvaluationAt(context, TITLE, given, [
      'self-assessing',
      'checking',
      'reviewing',
      'discussing',
      'provisional',
      'appealing',
      'confirming',
    ]);
    const { evaluation, scheme } = work;
    await requireRunning(context, evaluation.station);
    const { basis, points } = await whatThereIs(context, work);
    const provisionalScore = basis === 'not-submitted' ? scheme.notSubmittedScore : totalOf(scheme, points);
    const provisional = Object.entries(points).map(([indicator, value]) => ({ indicator, points: value }));
    if (basis === 'self' || basis === 'reviews') await writePoints(transaction, evaluation.id, { source: 'provisional' }, provisional, now);
    const notSubmitted = basis === 'not-submitted';
    await changeStationEvaluation(transaction, evaluation.id, { status: 'confirming', notSubmitted, provisionalScore }, now);
    await auditEvaluation(context, evaluation.id, 'close', { basis, provisionalScore });
    const { grade, label } = bandOf(scheme, provisionalScore);
    return { basis, basisLabel: basisLabels[basis], notSubmitted, provisionalScore, grade, gradeLabel: label };
  },
});

async function whatThereIs(
  { transaction }: ServiceTaskContext,
  { evaluation, scheme }: EvaluationWork,
): Promise<{ readonly basis: Basis; readonly points: Points }> {
  if (evaluation.submittedAt === null) return { basis: 'not-submitted', points: {} };
  const final = await loadPoints(transaction, evaluation.id, 'final');
  if (Object.keys(final).length > 0) return { basis: 'provisional', points: final };
  if (evaluation.provisionalScore !== null) {
    return { basis: 'provisional', points: await loadPoints(transaction, evaluation.id, 'provisional') };
  }
  const reviews = (await listReviews(transaction, evaluation.id)).map(({ points }) => points);
  if (reviews.length > 0) return { basis: 'reviews', points: averageOf(scheme, reviews) };
  return { basis: 'self', points: await loadPoints(transaction, evaluation.id, 'self') };
}
