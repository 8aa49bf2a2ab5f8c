import { z } from 'zod';
import { changeContract } from '../../db/registers/contracts.ts';
import { nextTerm } from '../../domain/contracts/next-term.ts';
import { goesOn } from '../../domain/contracts/renewal.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { choices, indicatorChoices } from './support/contract-choices.ts';
import { formOf } from './support/contract-draft-form.ts';
import { auditContract, findPerforming } from './support/contract-work.ts';
import { optional } from './support/fields.ts';

const TITLE = '开始下一期';

/** Begins the next term of a contract that goes on: its draft starts from the last one's text, dated on. */
export const startNextTerm = defineServiceTask({
  type: 'start-next-term',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)) }),
  output: z.object({ term: z.number(), draft: z.record(z.string(), z.json()), indicators: choices }),
  async run({ contractId }, context) {
    const { transaction, now } = context;
    const { contract, term } = await findPerforming(context, TITLE, contractId);
    if (term.renewal === null || !goesOn(term.renewal)) {
      throw new BpmnError('WRONG_STAGE', `协议 ${contract.id} 第 ${term.number} 期没有决定续签，不能开始下一期`);
    }
    if (contract.currentTerm > term.number) throw new BpmnError('WRONG_STAGE', `协议 ${contract.id} 的下一期已经开始`);
    const number = term.number + 1;
    await changeContract(transaction, contract.id, { currentTerm: number }, now);
    await auditContract(context, contract.id, 'next-term', { term: number });
    return { term: number, draft: formOf(nextTerm(term.draft)), indicators: await indicatorChoices(transaction) };
  },
});
