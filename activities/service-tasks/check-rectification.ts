import { z } from 'zod';
import { changeRectification, listRectifications } from '../../db/registers/rectifications.ts';
import { changeStationEvaluation } from '../../db/registers/station-evaluations.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { endOf, workingCalendar } from './support/evaluation-dates.ts';
import { evaluationId } from './support/evaluation-fields.ts';
import { refuseOwnStation } from './support/evaluation-people.ts';
import { auditEvaluation, findEvaluationAt } from './support/evaluation-work.ts';
import { findOpenRectification } from './support/open-rectification.ts';
import { code, optionalText, text } from './support/fields.ts';

const TITLE = '检查整改';

/**
 * Writes what checking a rectification came to: accepted, returned with a reason, or `expired`, which the diagram says when nothing came in time.
 * What is returned is due later by the working days that the check took, one at least. After the last one the evaluation is done.
 */
export const checkRectification = defineServiceTask({
  type: 'check-rectification',
  title: TITLE,
  input: z.object({
    evaluationId,
    indicator: text('指标', 40),
    result: code('检查结论', ['accepted', 'returned', 'expired']),
    answer: optionalText('检查意见', 2000),
  }),
  output: z.object({ rectificationStatus: z.string(), dueAt: z.string(), days: z.number() }),
  async run({ evaluationId: given, indicator, result, answer }, context) {
    const { transaction, actor, now } = context;
    const { evaluation } = await findEvaluationAt(context, TITLE, given, ['rectifying']);
    const found = await findOpenRectification(context, TITLE, evaluation.id, indicator);
    if (result === 'returned' && answer === undefined) throw new InvalidServiceTaskInput(TITLE, '退回整改需写明意见');
    if (result !== 'expired') {
      await refuseOwnStation(context, TITLE, evaluation.station);
      if (found.status !== 'reported') throw new BpmnError('WRONG_STAGE', '本站还没有提交整改情况，不能检查');
    }
    const calendar = await workingCalendar(context);
    const dueAt =
      result === 'returned'
        ? calendar.after(endOf(found.dueOn), Math.max(1, calendar.between(found.reportedAt ?? now, now)))
        : endOf(found.dueOn);
    const status = result === 'returned' ? 'open' : result;
    const checked = result === 'expired' ? {} : { answer: answer ?? '', checkedBy: actor, checkedAt: now };
    await changeRectification(transaction, found.id, { status, dueOn: dayOf(dueAt), ...checked });
    const open = (await listRectifications(transaction, evaluation.id)).filter(
      (each) => each.status === 'open' || each.status === 'reported',
    );
    if (open.length === 0) await changeStationEvaluation(transaction, evaluation.id, { status: 'done' }, now);
    await auditEvaluation(context, evaluation.id, 'check-rectification', { indicator, result });
    return { rectificationStatus: status, dueAt: dueAt.toISOString(), days: calendar.left(dueAt, 0) };
  },
});
