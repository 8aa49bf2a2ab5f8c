import { z } from 'zod';
import { nextNumber, yearOf } from '../../db/registers/codes.ts';
import { addArchive } from '../../db/registers/write-case-events.ts';
import { changeCase } from '../../db/registers/write-cases.ts';
import { formatArchiveCode } from '../../domain/code-schemes.ts';
import { retainUntil } from '../../domain/rules/retention.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId, code, optional, optionalText } from './support/fields.ts';

const TITLE = '个案归档';

/** Files the case under the uniform code (Art 23), says how long it is kept, and closes it. */
export const archiveCase = defineServiceTask({
  type: 'archive-case',
  title: TITLE,
  input: z.object({ caseId, archiveClass: optional(code('档案类别', ['GA', 'XZ', 'SQ', 'WS'])), note: optionalText('归档说明', 2000) }),
  output: z.object({ archiveCode: z.string(), caseStatus: z.literal('archived'), retainUntil: z.string() }),
  async run({ caseId: given, archiveClass = 'GA', note }, context) {
    const { found, authorship } = await findOpenCase(context, TITLE, given);
    if (found.closeReason === null) throw new BpmnError('NOT_CLOSED', `个案 ${found.id} 还没有结项评估，不能归档`);
    const { transaction, now } = context;
    const { organisation } = found;
    const year = yearOf(now);
    const number = await nextNumber(transaction, `archive/${organisation}/${archiveClass}`, year);
    const archiveCode = formatArchiveCode({ organisation, archiveClass, year, number });
    const kept = retainUntil(dayOf(now));
    await addArchive(transaction, authorship, { code: archiveCode, organisation, archiveClass, retainUntil: kept, note });
    await changeCase(transaction, found.id, { status: 'archived', archiveCode, closedAt: now });
    await auditCase(context, found.id, 'archive', { archiveCode });
    return { archiveCode, caseStatus: 'archived' as const, retainUntil: kept };
  },
});
