import { z } from 'zod';
import { insertAppeal } from '../../db/registers/evaluation-appeals.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { scoredIndicators } from '../../domain/evaluations/indicator-scheme.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { codes, evaluationId } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';
import { code, optionalText } from './support/fields.ts';

const TITLE = '登记申诉';

/** Writes what a station answers to its provisional result: accepted, appealed against, or nothing in time (`expired`). */
export const recordAppeal = defineServiceTask({
  type: 'record-appeal',
  title: TITLE,
  input: z.object({
    evaluationId,
    answer: code('答复', ['accepted', 'appealed', 'expired']),
    indicators: codes,
    reason: optionalText('申诉理由', 5000),
  }),
  output: z.object({ appealId: z.string().nullable(), answer: z.string() }),
  async run({ evaluationId: given, answer, indicators, reason }, context) {
    const { transaction, actor, now } = context;
    const { evaluation, scheme } = await findEvaluationAt(context, TITLE, given, ['provisional']);
    if (answer !== 'appealed') {
      await changeStationEvaluation(transaction, evaluation.id, { status: 'confirming' }, now);
      await auditEvaluation(context, evaluation.id, `appeal-${answer}`);
      return { appealId: null, answer };
    }
    const known = scoredIndicators(scheme).map((indicator) => indicator.code);
    if (indicators.length === 0 || reason === undefined) throw new InvalidServiceTaskInput(TITLE, '申诉应选择指标并写明理由');
    const unknown = indicators.filter((indicator) => !known.includes(indicator));
    if (unknown.length > 0) throw new InvalidServiceTaskInput(TITLE, `指标体系里没有这些指标：${unknown.join('、')}`);
    const appealId = await insertAppeal(transaction, { evaluationId: evaluation.id, indicators, reason, by: actor, at: now });
    await changeStationEvaluation(transaction, evaluation.id, { status: 'appealing' }, now);
    await auditEvaluation(context, evaluation.id, 'appeal', { indicators: indicators.length });
    return { appealId, answer };
  },
});
