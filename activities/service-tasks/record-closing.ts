import { z } from 'zod';
import { addClosing } from '../../db/registers/write-case-records.ts';
import { changeCase } from '../../db/registers/write-cases.ts';
import { defineServiceTask } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId, code, optional, text, wholeNumber } from './support/fields.ts';

const TITLE = '记录结项评估';

/** Writes 结项评估 (Art 17): why the service ends, what came of it, how satisfied the client is. The case is then to be archived. */
export const recordClosing = defineServiceTask({
  type: 'record-closing',
  title: TITLE,
  input: z.object({
    caseId,
    closeReason: code('结项原因', ['goals-met', 'client-declined', 'circumstances', 'status-changed']),
    summary: text('结项总结'),
    satisfaction: optional(wholeNumber('满意度', 1, 5)),
  }),
  output: z.object({ closingId: z.string(), closeReason: z.string() }),
  async run({ caseId: given, closeReason, summary, satisfaction }, context) {
    const { found, authorship } = await findOpenCase(context, TITLE, given);
    const closingId = await addClosing(context.transaction, authorship, { closeReason, summary, satisfaction });
    await changeCase(context.transaction, found.id, { closeReason, satisfaction: satisfaction ?? null, status: 'archiving' });
    await auditCase(context, found.id, 'closing', { closeReason });
    return { closingId, closeReason };
  },
});
