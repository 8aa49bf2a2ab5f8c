import { z } from 'zod';
import { addReview } from '../../db/registers/write-case-records.ts';
import { defineServiceTask } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId, code, optionalText, text } from './support/fields.ts';

const TITLE = '记录过程检查';

/** Writes what the lead found when checking a running service (过程检查, Art 17: 服务过程管理). */
export const recordReview = defineServiceTask({
  type: 'record-review',
  title: TITLE,
  input: z.object({
    caseId,
    result: code('检查结论', ['good', 'adequate', 'insufficient']),
    findings: text('检查情况'),
    advice: optionalText('改进意见'),
  }),
  output: z.object({ reviewId: z.string(), reviewsDone: z.number() }),
  async run({ caseId: given, ...review }, context) {
    const { found, authorship } = await findOpenCase(context, TITLE, given);
    const { id, count } = await addReview(context.transaction, authorship, review);
    await auditCase(context, found.id, 'review', { result: review.result });
    return { reviewId: id, reviewsDone: count };
  },
});
