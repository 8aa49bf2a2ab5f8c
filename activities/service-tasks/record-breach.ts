import { z } from 'zod';
import { findOpenBreach, insertBreach } from '../../db/registers/contract-breaches.ts';
import { changeContract } from '../../db/registers/contracts.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { auditContract, findPerforming } from './support/contract-work.ts';
import { optional, text } from './support/fields.ts';

const TITLE = '登记违约';

/** Writes what was reported as a breach; performing rests until it is decided. One at a time: `ALREADY_BREACHED`. */
export const recordBreach = defineServiceTask({
  type: 'record-breach',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)), description: text('违约情况', 2000) }),
  output: z.object({ breachId: z.string(), contractStatus: z.literal('breached') }),
  async run({ contractId, description }, context) {
    const { transaction, actor, now } = context;
    const { contract, term } = await findPerforming(context, TITLE, contractId);
    if ((await findOpenBreach(transaction, contract.id)) !== undefined) {
      throw new BpmnError('ALREADY_BREACHED', `协议 ${contract.id} 已有一项违约正在处理`);
    }
    const breachId = await insertBreach(transaction, { contractId: contract.id, term: term.number, description, by: actor, at: now });
    await changeContract(transaction, contract.id, { status: 'breached' }, now);
    await auditContract(context, contract.id, 'breach', { breach: breachId });
    return { breachId, contractStatus: 'breached' as const };
  },
});
