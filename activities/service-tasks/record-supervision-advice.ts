import { z } from 'zod';
import { setVisitStatus } from '../../db/registers/write-supervision.ts';
import { addAdvice } from '../../db/registers/write-supervision-advice.ts';
import { defineServiceTask } from './handler.ts';
import { day, optionalText, text } from './support/fields.ts';
import { auditVisit, findVisit, workingDaysUntil } from './support/visit-work.ts';

const TITLE = '登记督导意见';

const advice = z.object({ content: text('督导意见', 1000), deadline: day('落实期限') });

/**
 * Writes the advice that a visit leaves to the station, each with a day by which it has to be followed. A visit without
 * advice is closed with that. Answers the advice as the diagram hands it to the station, one task each.
 */
export const recordSupervisionAdvice = defineServiceTask({
  type: 'record-supervision-advice',
  title: TITLE,
  input: z.object({
    visitId: optionalText('督导编号', 50),
    advice: z.preprocess((value) => value ?? [], z.array(advice).max(100, '最多 100 条')),
  }),
  output: z.object({
    visitStatus: z.enum(['following-up', 'closed']),
    adviceCount: z.number(),
    advice: z.array(
      z.object({ adviceId: z.string(), number: z.number(), content: z.string(), deadline: z.string(), workingDays: z.number() }),
    ),
  }),
  async run({ visitId, advice: given }, context) {
    const { found, authorship } = await findVisit(context, TITLE, visitId, 'visited');
    const written = await addAdvice(context.transaction, authorship, given);
    const visitStatus = written.length === 0 ? ('closed' as const) : ('following-up' as const);
    await setVisitStatus(context.transaction, found.id, visitStatus, context.now);
    const items = [];
    for (const [index, { id, content, deadline }] of written.entries()) {
      items.push({ adviceId: id, number: index + 1, content, deadline, workingDays: await workingDaysUntil(context, deadline) });
    }
    await auditVisit(context, found.id, 'advise', { entries: written.length });
    return { visitStatus, adviceCount: written.length, advice: items };
  },
});
