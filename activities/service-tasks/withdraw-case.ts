import { z } from 'zod';
import { changeCase } from '../../db/registers/write-cases.ts';
import { defineServiceTask } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId, text } from './support/fields.ts';

const TITLE = '撤回个案';

/** Takes a case back with a reason: it is closed without closing evaluation, and everything written stays. */
export const withdrawCase = defineServiceTask({
  type: 'withdraw-case',
  title: TITLE,
  input: z.object({ caseId, reason: text('撤回理由', 2000) }),
  output: z.object({ caseStatus: z.literal('withdrawn') }),
  async run({ caseId: given, reason }, context) {
    const { found } = await findOpenCase(context, TITLE, given);
    await changeCase(context.transaction, found.id, {
      status: 'withdrawn',
      withdrawReason: reason,
      closedAt: context.now,
      referredTo: null,
    });
    await auditCase(context, found.id, 'withdraw');
    return { caseStatus: 'withdrawn' as const };
  },
});
