import { z } from 'zod';
import { recordVisit } from '../../db/registers/write-supervision.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { day, hours, optionalText, supervisionTopicList, text } from './support/fields.ts';
import { auditVisit, findVisit } from './support/visit-work.ts';

const TITLE = '登记督导记录';

/** Writes down a visit: when, how long, about what, what was found and who was there (Art 33). */
export const recordSupervisionVisit = defineServiceTask({
  type: 'record-supervision-visit',
  title: TITLE,
  input: z.object({
    visitId: optionalText('督导编号', 50),
    date: day('督导日期'),
    hours: hours('用时', 24),
    topics: supervisionTopicList.refine((topics) => topics.length > 0, '请选择督导主题'),
    findings: text('督导情况', 5000),
    attendants: text('参加人员', 500),
  }),
  output: z.object({ visitStatus: z.literal('visited') }),
  async run({ visitId, hours: durationMinutes, ...record }, context) {
    if (record.date > dayOf(context.now)) throw new BpmnError('DATE_IN_FUTURE', `督导日期 ${record.date} 还没有到`);
    const { found, authorship } = await findVisit(context, TITLE, visitId, 'arranged');
    await recordVisit(context.transaction, authorship, { ...record, durationMinutes });
    await auditVisit(context, found.id, 'visit', { date: record.date });
    return { visitStatus: 'visited' as const };
  },
});
