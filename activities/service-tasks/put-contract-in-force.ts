import { z } from 'zod';
import { insertObligations } from '../../db/registers/contract-obligations.ts';
import { signaturesOf } from '../../db/registers/contract-signatures.ts';
import { putTermInForce } from '../../db/registers/contract-terms.ts';
import { changeContract, contractInForce } from '../../db/registers/contracts.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { auditContract, findDraft } from './support/contract-work.ts';
import { optional } from './support/fields.ts';

const TITLE = '协议生效';

/**
 * Puts the current term into force once both parties signed its last revision, and opens its obligations. A station has one contract in
 * force: while another one's is, the diagram hears `STATION_TAKEN`.
 */
export const putContractInForce = defineServiceTask({
  type: 'put-contract-in-force',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)) }),
  output: z.object({ term: z.number(), startsOn: z.string(), endsOn: z.string(), contractStatus: z.literal('in-force') }),
  async run({ contractId }, context) {
    const { transaction, now } = context;
    const { contract, term } = await findDraft(context, TITLE, contractId);
    const signed = await signaturesOf(transaction, contract.id, term.number, term.revision);
    if (!(['commissioner', 'agency'] as const).every((party) => signed.some((signature) => signature.party === party))) {
      throw new BpmnError('WRONG_STAGE', `协议第 ${term.revision} 稿还没有双方签名，不能生效`);
    }
    const other = await contractInForce(transaction, contract.station);
    if (other !== undefined && other !== contract.id) {
      throw new BpmnError('STATION_TAKEN', `本站的协议 ${other} 还没有结束，本协议暂不能生效`);
    }
    await putTermInForce(transaction, contract.id, term.number, now);
    await insertObligations(transaction, contract.id, term.number, term.draft.obligations);
    await changeContract(transaction, contract.id, { status: 'in-force' }, now);
    await auditContract(context, contract.id, 'in-force', { term: term.number, revision: term.revision });
    return { term: term.number, startsOn: term.startsOn, endsOn: term.endsOn, contractStatus: 'in-force' as const };
  },
});
