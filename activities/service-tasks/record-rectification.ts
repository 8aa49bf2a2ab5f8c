import { z } from 'zod';
import { changeRectification } from '../../db/registers/rectifications.ts';
import { defineServiceTask } from './handler.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';
import { findOpenRectification } from './support/open-rectification.ts';
import { text } from './support/fields.ts';

const TITLE = '登记整改情况';

/** Writes what the station did about a problem. */
export const recordRectification = defineServiceTask({
  type: 'record-rectification',
  title: TITLE,
  input: z.object({ evaluationId, indicator: text('指标', 40), measures: text('整改情况', 5000) }),
  output: z.object({ rectificationStatus: z.string() }),
  async run({ evaluationId: given, indicator, measures }, context) {
    const { transaction, actor, now } = context;
    const { evaluation } = await findEvaluationAt(context, TITLE, given, ['rectifying']);
    const { id } = await findOpenRectification(context, TITLE, evaluation.id, indicator);
    await changeRectification(transaction, id, { status: 'reported', measures, reportedBy: actor, reportedAt: now });
    await auditEvaluation(context, evaluation.id, 'rectify', { indicator });
    return { rectificationStatus: 'reported' };
  },
});
