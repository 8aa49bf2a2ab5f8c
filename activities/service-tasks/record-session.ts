import { z } from 'zod';
import { addSession } from '../../db/registers/write-case-records.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId, catalogueItem, day, optionalText, societies, text, wholeNumber } from './support/fields.ts';

const TITLE = '登记服务台账';

/** Writes one session into the ledger (服务台账, Art 17) and says how far the plan has come. */
export const recordSession = defineServiceTask({
  type: 'record-session',
  title: TITLE,
  input: z.object({
    caseId,
    date: day('服务日期'),
    durationMinutes: wholeNumber('服务时长（分钟）', 1, 1440),
    place: text('服务地点', 200),
    content: text('服务内容'),
    catalogueItem,
    result: optionalText('服务成效'),
    nextStep: optionalText('下一步'),
    societies,
  }),
  output: z.object({
    sessionId: z.string(),
    sessionsDone: z.number(),
    plannedSessions: z.number(),
    progress: z.number(),
    allSessionsDone: z.boolean(),
  }),
  async run({ caseId: given, ...session }, context) {
    if (session.date > dayOf(context.now)) throw new InvalidServiceTaskInput(TITLE, `服务日期 ${session.date} 还没有到`);
    const { found, authorship } = await findOpenCase(context, TITLE, given);
    const { clientId, organisation, station } = found;
    const { id, number } = await addSession(context.transaction, authorship, { ...session, clientId, organisation, station });
    const plannedSessions = found.plannedSessions ?? 1;
    await auditCase(context, found.id, 'session', { number });
    return {
      sessionId: id,
      sessionsDone: number,
      plannedSessions,
      progress: Math.min(100, Math.round((number / plannedSessions) * 100)),
      allSessionsDone: number >= plannedSessions,
    };
  },
});
