import { z } from 'zod';
import { addAssessment, replaceNeeds } from '../../db/registers/write-case-records.ts';
import { changeCase } from '../../db/registers/write-cases.ts';
import { defineServiceTask } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId, code, optional, text, wholeNumber } from './support/fields.ts';
import { needEntries, serviceDomain } from './support/list-entries.ts';

const TITLE = '记录分析评估';

/** Writes the assessment (Art 17, 34) and sets the case's risk level; needs given here become the needs list. */
export const recordAssessment = defineServiceTask({
  type: 'record-assessment',
  title: TITLE,
  input: z.object({
    caseId,
    riskLevel: code('风险等级', ['low', 'medium', 'high']),
    situation: text('评估情况'),
    score: optional(wholeNumber('风险得分', 0, 1000)),
    needs: needEntries,
    domain: serviceDomain,
  }),
  output: z.object({ assessmentId: z.string(), riskLevel: z.string() }),
  async run({ caseId: given, riskLevel, situation, score, needs, domain = 'community-governance' }, context) {
    const { found, authorship } = await findOpenCase(context, TITLE, given);
    const assessmentId = await addAssessment(context.transaction, authorship, { riskLevel, score, situation });
    if (needs.length > 0) {
      await replaceNeeds(
        context.transaction,
        authorship,
        needs.map((need) => ({ ...need, domain: need.domain ?? domain, urgency: need.urgency ?? 'normal' })),
      );
    }
    await changeCase(context.transaction, found.id, { riskLevel });
    await auditCase(context, found.id, 'assessment', { riskLevel });
    return { assessmentId, riskLevel };
  },
});
