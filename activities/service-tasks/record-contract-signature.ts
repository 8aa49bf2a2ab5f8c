import { z } from 'zod';
import { findDocument, type ContractDocument } from '../../db/registers/contract-documents.ts';
import { insertSignature, signaturesOf } from '../../db/registers/contract-signatures.ts';
import type { ContractTerm } from '../../db/registers/contract-terms.ts';
import { findPerson } from '../../db/registers/people.ts';
import { contractParties } from '../../domain/contracts/contract-draft.ts';
import { DRAWN_LENGTH, looksDrawn, readDrawnSignature } from '../../domain/contracts/drawn-signature.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput, type ServiceTaskContext } from './handler.ts';
import { auditContract, findDraft } from './support/contract-work.ts';
import { code, day, optional, text, wholeNumber } from './support/fields.ts';

const TITLE = '登记签名';

/**
 * Writes a party's signature to the text that was shown: its revision and hash have to be those of the text as it is now (`STALE_DRAFT`).
 * Each party signs once, by somebody of its own, on a day that the text existed; a typed signature is the signer's name (`SIGNATURE_REFUSED`).
 */
export const recordContractSignature = defineServiceTask({
  type: 'record-contract-signature',
  title: TITLE,
  input: z.object({
    contractId: optional(z.string().max(100)),
    party: code('签署方', ['commissioner', 'agency']),
    revision: wholeNumber('稿次', 1, 100_000),
    documentSha256: text('文本校验值', 64),
    signature: text('签名', DRAWN_LENGTH),
    signedOn: day('签署日期'),
  }),
  output: z.object({ signatures: z.number() }),
  async run({ contractId, party, revision, documentSha256, signature, signedOn }, context) {
    const { transaction, actor, now } = context;
    const { contract, term } = await findDraft(context, TITLE, contractId);
    const document = await requireCurrentText(context, term, revision, documentSha256);
    const signed = await signaturesOf(transaction, contract.id, term.number, revision);
    if (signed.some((other) => other.party === party)) {
      throw new BpmnError('ALREADY_SIGNED', `${contractParties[party]}已经签署第 ${revision} 稿，不能再签一次`);
    }
    if (signed.some(({ signer }) => signer === actor)) refuse('双方不能由同一人签署，请由对方签署人签署');
    if (signedOn > dayOf(now)) refuse(`签署日期 ${signedOn} 还没有到`);
    const madeOn = dayOf(document.madeAt);
    if (signedOn < madeOn) refuse(`签署日期 ${signedOn} 早于本稿文本生成的 ${madeOn}，请更正签署日期`);
    const person = await findPerson(transaction, actor);
    if (person === undefined) throw new InvalidServiceTaskInput(TITLE, `没有编号为 ${actor} 的在职人员`);
    const method = looksDrawn(signature) ? 'drawn' : 'typed';
    if (method === 'drawn' && readDrawnSignature(signature) === undefined) refuse('手写签名没有画完整，请清除后重写，或改为键入姓名');
    if (method === 'typed' && signature !== person.name) refuse(`键入的签名应为本人姓名“${person.name}”`);
    await insertSignature(transaction, contract.id, {
      term: term.number,
      party,
      revision,
      documentSha256,
      signer: actor,
      signerName: person.name,
      method,
      signature,
      signedOn,
      at: now,
    });
    await auditContract(context, contract.id, 'sign', { term: term.number, revision, party, method, sha256: documentSha256 });
    return { signatures: signed.length + 1 };
  },
});

async function requireCurrentText(
  context: ServiceTaskContext,
  term: ContractTerm,
  revision: number,
  sha256: string,
): Promise<ContractDocument> {
  const { contractId, number } = term;
  const document = await findDocument(context.transaction, contractId, number, revision);
  if (term.revision !== revision || document?.sha256 !== sha256) {
    const message = `协议文本在您打开之后改为第 ${term.revision} 稿，这次签名没有生效，请查看新文本后再签`;
    throw new BpmnError('STALE_DRAFT', message, { refusal: message });
  }
  return document;
}

function refuse(message: string): never {
  throw new BpmnError('SIGNATURE_REFUSED', message, { refusal: message });
}
