import { z } from 'zod';
import { termInForce } from '../../db/registers/contract-terms.ts';
import { changeContract } from '../../db/registers/contracts.ts';
import { defineServiceTask } from './handler.ts';
import { auditContract, findConcluding } from './support/contract-work.ts';
import { optional, text } from './support/fields.ts';

const TITLE = '放弃签订';

/** Gives up the term that is drafted: the contract itself when it is the first one, otherwise it ends with the term in force. */
export const abandonContract = defineServiceTask({
  type: 'abandon-contract',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)), reason: text('理由', 2000) }),
  output: z.object({ firstTerm: z.boolean() }),
  async run({ contractId, reason }, context) {
    const { transaction, now } = context;
    const { contract } = await findConcluding(context, TITLE, contractId);
    const before = await termInForce(transaction, contract.id);
    const change =
      before === undefined
        ? ({ status: 'abandoned', endedAt: now, endReason: reason } as const)
        : { currentTerm: before.number, ...(contract.status === 'renewing' ? { status: 'in-force' as const } : {}) };
    await changeContract(transaction, contract.id, change, now);
    await auditContract(context, contract.id, 'abandon', { term: contract.currentTerm });
    return { firstTerm: before === undefined };
  },
});
