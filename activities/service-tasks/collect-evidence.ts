import { z } from 'zod';
import { collectEvidence as collect, keepEvidence } from '../../db/registers/evaluation-evidence.ts';
import { evidenceCodes, evidenceKinds } from '../../domain/evaluations/evidence.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { defineServiceTask } from './handler.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationWork } from './support/evaluation-work.ts';
import { yesNo } from './support/fields.ts';

const TITLE = '汇集评估数据';

/** Collects what the system knows of a station's year, for the forms; with `keep` also as it was when the station submitted. */
export const collectEvidence = defineServiceTask({
  type: 'collect-evidence',
  title: TITLE,
  input: z.object({ evaluationId, keep: yesNo('保存').optional() }),
  output: z.object({
    evidence: z.array(z.object({ kind: z.string(), label: z.string(), value: z.string() })),
    evidenceOn: z.string(),
  }),
  async run({ evaluationId: given, keep = false }, context) {
    const { transaction, now } = context;
    const { evaluation, cycle } = await findEvaluationWork(context, TITLE, given);
    const evidence = await collect(transaction, evaluation.station, cycle.year, now);
    if (keep) {
      await keepEvidence(transaction, evaluation.id, evidence, now);
      await auditEvaluation(context, evaluation.id, 'keep-evidence');
    }
    return {
      evidence: evidenceCodes.map((kind) => ({ kind, label: evidenceKinds[kind], value: evidence[kind]?.toString() ?? '暂无数据' })),
      evidenceOn: dayOf(now),
    };
  },
});
