import { z } from 'zod';
import { decideOpenAppeal, listAppeals } from '../../db/registers/evaluation-appeals.ts';
import { loadPoints, writePoints } from '../../db/registers/evaluation-points.ts';
import { reviewersOf } from '../../db/registers/evaluation-reviews.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { bandOf, totalOf } from '../../domain/evaluations/scoring.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { byIndicator, evaluationId, pointsWithin, scores } from './support/evaluation-fields.ts';
import { refuseOwnStation } from './support/evaluation-people.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';
import { code, text } from './support/fields.ts';

const TITLE = '裁定申诉';

/** Decides an appeal: the result stays (`upheld`), or points of what was appealed against change (`adjusted`). Nobody who reviewed decides. */
export const decideAppeal = defineServiceTask({
  type: 'decide-appeal',
  title: TITLE,
  input: z.object({ evaluationId, decision: code('裁定', ['upheld', 'adjusted']), answer: text('裁定理由', 5000), scores }),
  output: z.object({ decision: z.string(), provisionalScore: z.number(), grade: z.string(), gradeLabel: z.string() }),
  async run({ evaluationId: given, decision, answer, scores: rows }, context) {
    const { transaction, actor, now } = context;
    const { evaluation, scheme } = await findEvaluationAt(context, TITLE, given, ['appealing']);
    if ((await reviewersOf(transaction, evaluation.id)).includes(actor)) {
      throw new BpmnError('OWN_WORK', '评审人不能裁定对自己评审结果的申诉（依据第十三条）');
    }
    await refuseOwnStation(context, TITLE, evaluation.station);
    const appeal = (await listAppeals(transaction, evaluation.id)).find((each) => each.decision === null);
    if (appeal === undefined) throw new BpmnError('WRONG_STAGE', `评估 ${evaluation.id} 没有待裁定的申诉`);
    const provisional = await loadPoints(transaction, evaluation.id, 'provisional');
    const changed =
      decision === 'upheld' ? [] : pointsWithin(TITLE, scheme, rows).filter(({ indicator }) => appeal.indicators.includes(indicator));
    if (decision === 'adjusted' && changed.length === 0) throw new InvalidServiceTaskInput(TITLE, '调整得分应写明所申诉指标的新得分');
    const points = { ...provisional, ...byIndicator(changed) };
    const total = totalOf(scheme, points);
    const final = Object.entries(points).map(([indicator, value]) => ({ indicator, points: value }));
    if (decision === 'adjusted') await writePoints(transaction, evaluation.id, { source: 'final' }, final, now);
    await decideOpenAppeal(transaction, evaluation.id, { decision, answer, by: actor, at: now });
    await changeStationEvaluation(transaction, evaluation.id, { status: 'confirming' }, now);
    await auditEvaluation(context, evaluation.id, 'decide-appeal', { decision, total });
    const { grade, label } = bandOf(scheme, total);
    return { decision, provisionalScore: total, grade, gradeLabel: label };
  },
});
