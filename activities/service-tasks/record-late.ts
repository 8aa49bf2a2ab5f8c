import { z } from 'zod';
import { notifyPeople } from '../../db/registers/notifications.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { dueText } from '../../domain/working-days/due-text.ts';
import { defineServiceTask } from './handler.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { auditEvaluation, findEvaluationWork } from './support/evaluation-work.ts';
import { code } from './support/fields.ts';
import { requireRunning } from './support/station-closed.ts';

const TITLE = '催办自评';

/**
 * A station is late with its self-assessment: its own people are reminded, later the master station and the bureau are told. A station that has submitted
 * in the same moment is left alone.
 */
export const recordLate = defineServiceTask({
  type: 'record-late',
  title: TITLE,
  input: z.object({ evaluationId, step: code('步骤', ['reminded', 'escalated']) }),
  output: z.object({ notified: z.number() }),
  async run({ evaluationId: given, step }, context) {
    const { transaction, now } = context;
    const { evaluation, cycle } = await findEvaluationWork(context, TITLE, given);
    const { shortName } = await requireRunning(context, evaluation.station);
    if (evaluation.status !== 'self-assessing' && evaluation.status !== 'checking') return { notified: 0 };
    const closing = `评估 ${dueText(cycle.closesAt)} 截止，到时未提交按规定计分。`;
    const own = ['head', 'lead', 'agency-manager'].map((role) => `${role}@${evaluation.station}`);
    const notice =
      step === 'reminded'
        ? ({
            level: 'warning',
            message: `${shortName}还没有提交${cycle.year} 年绩效评估自评，请尽快提交。${closing}`,
            groups: own,
          } as const)
        : ({
            level: 'urgent',
            message: `${shortName}经催办仍未提交${cycle.year} 年绩效评估自评，请督促。${closing}`,
            groups: ['head@master', 'desk@bureau', `town-officer@${evaluation.station}`, ...own],
          } as const);
    const notified = await notifyPeople(transaction, { ...notice, caseId: evaluation.id });
    await changeStationEvaluation(transaction, evaluation.id, step === 'reminded' ? { remindedAt: now } : { escalatedAt: now }, now);
    await auditEvaluation(context, evaluation.id, step === 'reminded' ? 'remind' : 'escalate');
    return { notified };
  },
});
