import { z } from 'zod';
import { findAgency } from '../../db/registers/agencies.ts';
import { keepDocument } from '../../db/registers/contract-documents.ts';
import { listContractReviews } from '../../db/registers/contract-reviews.ts';
import { findOrganisation } from '../../db/registers/organisations.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { writeAgreement } from './support/agreement.ts';
import { auditContract, findDraft } from './support/contract-work.ts';
import { optional, text } from './support/fields.ts';

const TITLE = '生成协议文本';

/** Makes the text (Word) of the approved draft and keeps it with its hash: what both parties sign. A revision has one text. */
export const produceContractDocument = defineServiceTask({
  type: 'produce-contract-document',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)), commissionerName: text('委托方名称', 100) }),
  output: z.object({ documentId: z.string(), documentName: z.string(), documentSha256: z.string(), documentRevision: z.number() }),
  async run({ contractId, commissionerName }, context) {
    const { transaction, actor, now } = context;
    const { contract, term } = await findDraft(context, TITLE, contractId);
    const approved = (await listContractReviews(transaction, contract.id)).some(
      (review) =>
        review.step === 'deputy' && review.result === 'approved' && review.term === term.number && review.revision === term.revision,
    );
    if (!approved) throw new BpmnError('WRONG_STAGE', '分管负责同志还没有批准这一稿，不能生成协议文本');
    const agency = await findAgency(transaction, contract.agencyId);
    const station = await findOrganisation(transaction, contract.station);
    // The foreign keys promise them.
    if (agency === undefined || station === undefined) throw new Error(`Contract ${contract.id} has no agency or station`);
    const { id, fileName, sha256, revision } = await keepDocument(transaction, {
      contractId: contract.id,
      term: term.number,
      revision: term.revision,
      fileName: `${contract.id}-第${term.number}期-第${term.revision}稿.docx`,
      content: await writeAgreement({ contractId: contract.id, term, commissionerName, agency, stationName: station.name }),
      by: actor,
      at: now,
    });
    await auditContract(context, contract.id, 'document', { term: term.number, revision, sha256 });
    return { documentId: id, documentName: fileName, documentSha256: sha256, documentRevision: revision };
  },
});
