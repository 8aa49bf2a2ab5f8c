import { z } from 'zod';
import { postponeVisit } from '../../db/registers/write-supervision.ts';
import { defineServiceTask } from './handler.ts';
import { day, optionalText, text } from './support/fields.ts';
import { auditVisit, findVisit, workingDaysUntil } from './support/visit-work.ts';

const TITLE = '登记改期';

/** Gives an arranged visit another day, with a reason; the day before stays in the register. */
export const postponeSupervisionVisit = defineServiceTask({
  type: 'postpone-supervision-visit',
  title: TITLE,
  input: z.object({ visitId: optionalText('督导编号', 50), plannedDate: day('新的日期'), reason: text('改期原因', 2000) }),
  output: z.object({ plannedDate: z.string(), visitDays: z.number() }),
  async run({ visitId, plannedDate, reason }, context) {
    const { found, authorship } = await findVisit(context, TITLE, visitId, 'arranged');
    await postponeVisit(context.transaction, authorship, { from: found.plannedDate, to: plannedDate, reason });
    const visitDays = await workingDaysUntil(context, plannedDate);
    await auditVisit(context, found.id, 'postpone', { from: found.plannedDate, to: plannedDate });
    return { plannedDate, visitDays };
  },
});
