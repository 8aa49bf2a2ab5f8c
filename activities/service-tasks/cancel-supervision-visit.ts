import { z } from 'zod';
import { cancelVisit } from '../../db/registers/write-supervision.ts';
import { defineServiceTask } from './handler.ts';
import { optionalText, text } from './support/fields.ts';
import { auditVisit, findVisit } from './support/visit-work.ts';

const TITLE = '登记取消';

/** Calls an arranged visit off, with a reason; its entry of the year's plan is free again. */
export const cancelSupervisionVisit = defineServiceTask({
  type: 'cancel-supervision-visit',
  title: TITLE,
  input: z.object({ visitId: optionalText('督导编号', 50), reason: text('取消原因', 2000) }),
  output: z.object({ visitStatus: z.literal('cancelled') }),
  async run({ visitId, reason }, context) {
    const { found, authorship } = await findVisit(context, TITLE, visitId, 'arranged');
    await cancelVisit(context.transaction, authorship, reason);
    await auditVisit(context, found.id, 'cancel');
    return { visitStatus: 'cancelled' as const };
  },
});
