import { z } from 'zod';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { isSettled } from '../../domain/evaluations/evaluation-status.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationWork } from './support/evaluation-work.ts';
import { text } from './support/fields.ts';

const TITLE = '豁免评估';

/** Takes a station out of a cycle with a reason. What it handed in stays; it has no result and no place. */
export const excuseStation = defineServiceTask({
  type: 'excuse-station',
  title: TITLE,
  input: z.object({ evaluationId, reason: text('豁免理由', 500) }),
  output: z.object({ excusedReason: z.string() }),
  async run({ evaluationId: given, reason }, context) {
    const { evaluation } = await findEvaluationWork(context, TITLE, given);
    if (isSettled(evaluation.status)) throw new BpmnError('ALREADY_CONFIRMED', `评估 ${evaluation.id} 已有结果，不能再豁免`);
    await changeStationEvaluation(context.transaction, evaluation.id, { status: 'excused', excusedReason: reason }, context.now);
    await auditEvaluation(context, evaluation.id, 'excuse', { reason });
    return { excusedReason: reason };
  },
});
