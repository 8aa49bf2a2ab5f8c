import { z } from 'zod';
import { decideRenewal } from '../../db/registers/contract-terms.ts';
import { changeContract } from '../../db/registers/contracts.ts';
import { goesOn } from '../../domain/contracts/renewal.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { auditContract, findPerforming } from './support/contract-work.ts';
import { code, optional, text } from './support/fields.ts';

const TITLE = '登记续签决定';

/** Writes what was decided about going on after the term, why, and by which version of the decision. Decided once: `ALREADY_DECIDED`. */
export const recordRenewal = defineServiceTask({
  type: 'record-renewal',
  title: TITLE,
  input: z.object({
    contractId: optional(z.string().max(100)),
    renewal: code('决定', ['renew', 'conditional', 'retender', 'end']),
    reason: text('理由', 2000),
    decision: text('决策表版本', 100),
  }),
  output: z.object({ renewal: z.enum(['renew', 'conditional', 'retender', 'end']), renewed: z.boolean() }),
  async run({ contractId, renewal, reason, decision }, context) {
    const { transaction, actor, now } = context;
    const { contract, term } = await findPerforming(context, TITLE, contractId);
    if (!(await decideRenewal(transaction, contract.id, term.number, { renewal, reason, decision, by: actor, at: now }))) {
      throw new BpmnError('ALREADY_DECIDED', `协议 ${contract.id} 第 ${term.number} 期是否续签已经决定，不能再决定一次`);
    }
    const renewed = goesOn(renewal);
    if (renewed && contract.status === 'in-force') await changeContract(transaction, contract.id, { status: 'renewing' }, now);
    await auditContract(context, contract.id, 'renewal', { term: term.number, renewal, decision });
    return { renewal, renewed };
  },
});
