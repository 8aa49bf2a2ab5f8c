import { z } from 'zod';
import { termInForce } from '../../db/registers/contract-terms.ts';
import { changeContract } from '../../db/registers/contracts.ts';
import { defineServiceTask } from './handler.ts';
import { auditContract, findLiveContract } from './support/contract-work.ts';
import { code, optional, text } from './support/fields.ts';

const TITLE = '结束协议';

/** Ends a contract, at its term's end or before it; from now on another may come into force for the station. */
export const endContract = defineServiceTask({
  type: 'end-contract',
  title: TITLE,
  input: z.object({
    contractId: optional(z.string().max(100)),
    outcome: code('结束方式', ['ended', 'terminated']),
    reason: text('理由', 2000),
  }),
  output: z.object({ contractStatus: z.enum(['ended', 'terminated']) }),
  async run({ contractId, outcome, reason }, context) {
    const { transaction, now } = context;
    const contract = await findLiveContract(context, TITLE, contractId);
    const term = await termInForce(transaction, contract.id);
    const change = { status: outcome, endedAt: now, endReason: reason, currentTerm: term?.number ?? contract.currentTerm };
    await changeContract(transaction, contract.id, change, now);
    await auditContract(context, contract.id, 'end', { outcome });
    return { contractStatus: outcome };
  },
});
