import { z } from 'zod';
import { changeCase } from '../../db/registers/write-cases.ts';
import { isCaseStatus } from '../../domain/case-status.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId } from './support/fields.ts';

const TITLE = '更新个案状态';

/** Moves the case to another stage. Archiving and withdrawing have handlers of their own, because they need more than a word. */
export const updateCaseStatus = defineServiceTask({
  type: 'update-case-status',
  title: TITLE,
  input: z.object({ caseId, status: z.string().refine(isCaseStatus, '不认识的个案状态') }),
  output: z.object({ caseStatus: z.string() }),
  async run({ caseId: given, status }, context) {
    if (status === 'archived' || status === 'withdrawn') throw new InvalidServiceTaskInput(TITLE, '归档和撤回请用对应的服务任务');
    const { found } = await findOpenCase(context, TITLE, given);
    await changeCase(context.transaction, found.id, { status });
    await auditCase(context, found.id, 'status', { from: found.status, to: status });
    return { caseStatus: status };
  },
});
