import { z } from 'zod';
import { changeBreach } from '../../db/registers/contract-breaches.ts';
import { changeContract } from '../../db/registers/contracts.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { auditContract, undisturbedStatus } from './support/contract-work.ts';
import { code, optional, text } from './support/fields.ts';
import { findBreachWork } from './support/open-breach.ts';

const TITLE = '登记违约处理';

/** Writes what became of a breach after its notice: put right, and performing goes on, or the contract is to be terminated. */
export const recordBreachRemedy = defineServiceTask({
  type: 'record-breach-remedy',
  title: TITLE,
  input: z.object({
    contractId: optional(z.string().max(100)),
    decision: code('处理结果', ['remedied', 'terminated']),
    remedy: text('整改情况和理由', 2000),
  }),
  output: z.object({ breachStatus: z.enum(['remedied', 'terminated']) }),
  async run({ contractId, decision, remedy }, context) {
    const { transaction, actor, now } = context;
    const { contract, term, breach } = await findBreachWork(context, TITLE, contractId);
    if (breach.status !== 'noticed') throw new BpmnError('WRONG_STAGE', '还没有发出违约通知，不能处理');
    await changeBreach(transaction, breach.id, { status: decision, remedy, decidedBy: actor, decidedAt: now });
    // A contract that is terminated stays as breached until it ends, with its reason.
    if (decision === 'remedied') await changeContract(transaction, contract.id, { status: undisturbedStatus(contract, term) }, now);
    await auditContract(context, contract.id, 'breach-decision', { breach: breach.id, decision });
    return { breachStatus: decision };
  },
});
