import { z } from 'zod';
import { insertContractReview, listContractReviews } from '../../db/registers/contract-reviews.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditContract, findDraft, moveConclusion } from './support/contract-work.ts';
import { code, optional, optionalText } from './support/fields.ts';

const TITLE = '登记协议审核';

/** Writes what the desk or the deputy said to the draft as it is now. Nobody judges their own draft, and one person isn't both (Art 13). */
export const recordContractReview = defineServiceTask({
  type: 'record-contract-review',
  title: TITLE,
  input: z.object({
    contractId: optional(z.string().max(100)),
    step: code('环节', ['desk', 'deputy']),
    result: code('结果', ['approved', 'returned']),
    reason: optionalText('意见', 2000),
  }),
  output: z.object({ reviewResult: z.enum(['approved', 'returned']), reviewReason: z.string().nullable() }),
  async run({ contractId, step, result, reason }, context) {
    if (result === 'returned' && reason === undefined) throw new InvalidServiceTaskInput(TITLE, '退回需填写理由');
    const { transaction, actor, now } = context;
    const { contract, term } = await findDraft(context, TITLE, contractId);
    if (term.draftedBy === actor) throw new BpmnError('OWN_WORK', '不能审核自己起草的协议（依据第十三条）');
    const reviews = (await listContractReviews(transaction, contract.id)).filter(
      (review) => review.term === term.number && review.revision === term.revision && review.result === 'approved',
    );
    if (step === 'deputy') {
      if (!reviews.some((review) => review.step === 'desk')) throw new BpmnError('WRONG_STAGE', '业务岗还没有审核通过这一稿，不能审批');
      if (reviews.some((review) => review.step === 'desk' && review.byPerson === actor)) {
        throw new BpmnError('OWN_WORK', '审核过这一稿的人不能再审批（依据第十三条）');
      }
    }
    const { number, revision } = term;
    await insertContractReview(transaction, contract.id, {
      term: number,
      revision,
      step,
      result,
      reason: reason ?? null,
      byPerson: actor,
      at: now,
    });
    await moveConclusion(context, contract, result === 'returned' ? 'drafting' : step === 'desk' ? 'approving' : 'signing');
    await auditContract(context, contract.id, 'review', { term: number, revision, step, result });
    return { reviewResult: result, reviewReason: reason ?? null };
  },
});
