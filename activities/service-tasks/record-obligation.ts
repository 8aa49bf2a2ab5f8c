import { z } from 'zod';
import { closeObligation } from '../../db/registers/contract-obligations.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditContract, findPerforming } from './support/contract-work.ts';
import { code, optional, optionalText, text } from './support/fields.ts';

const TITLE = '登记履行';

/** Writes that an obligation was fulfilled or waived; waiving needs a reason. Once only: `ALREADY_DONE`. */
export const recordObligation = defineServiceTask({
  type: 'record-obligation',
  title: TITLE,
  input: z.object({
    contractId: optional(z.string().max(100)),
    obligationId: text('履行事项', 50),
    outcome: code('履行情况', ['done', 'waived']),
    note: optionalText('说明', 2000),
  }),
  output: z.object({ obligationStatus: z.enum(['done', 'waived']) }),
  async run({ contractId, obligationId, outcome, note }, context) {
    if (outcome === 'waived' && note === undefined) throw new InvalidServiceTaskInput(TITLE, '免除履行需填写理由');
    if (!z.uuid().safeParse(obligationId).success) throw new InvalidServiceTaskInput(TITLE, `没有编号为 ${obligationId} 的履行事项`);
    const { transaction, actor, now } = context;
    const { contract } = await findPerforming(context, TITLE, contractId);
    if (!(await closeObligation(transaction, contract.id, obligationId, { status: outcome, note, by: actor, at: now }))) {
      throw new BpmnError('ALREADY_DONE', '这一事项已经办结，或不属于本协议');
    }
    await auditContract(context, contract.id, 'obligation', { obligation: obligationId, outcome });
    return { obligationStatus: outcome };
  },
});
