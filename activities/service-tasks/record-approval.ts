import { z } from 'zod';
import { addApproval, latestPlan } from '../../db/registers/write-plans.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId, code, optionalText } from './support/fields.ts';

const TITLE = '记录审批结果';

/** Writes who decided what on the plan (or another subject) and why. Nobody decides on their own plan (Art 13). */
export const recordApproval = defineServiceTask({
  type: 'record-approval',
  title: TITLE,
  input: z.object({
    caseId,
    result: code('审批结果', ['approved', 'rejected', 'returned']),
    reason: optionalText('审批意见', 2000),
    subject: optionalText('审批事项', 50),
    returnTo: optionalText('退回环节', 100),
  }),
  output: z.object({ approvalId: z.string(), approvalResult: z.string() }),
  async run({ caseId: given, subject = 'plan', ...approval }, context) {
    if (approval.result !== 'approved' && approval.reason === undefined) throw new InvalidServiceTaskInput(TITLE, '驳回或退回需填写理由');
    const { found, authorship } = await findOpenCase(context, TITLE, given);
    const plan = subject === 'plan' ? await latestPlan(context.transaction, found.id) : undefined;
    if (plan?.by === context.actor) throw new BpmnError('OWN_WORK', '不能审批自己制定的方案（依据第十三条）');
    const approvalId = await addApproval(context.transaction, authorship, { ...approval, subject, planId: plan?.id });
    await auditCase(context, found.id, 'approval', { subject, result: approval.result });
    return { approvalId, approvalResult: approval.result };
  },
});
