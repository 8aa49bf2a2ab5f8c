import { z } from 'zod';
import { findAgency } from '../../db/registers/agencies.ts';
import { insertHandovers, listOpenCases } from '../../db/registers/contract-handovers.ts';
import { closeObligation, listOpenObligations } from '../../db/registers/contract-obligations.ts';
import { changeContract, type Contract } from '../../db/registers/contracts.ts';
import { isOver } from '../../domain/contracts/contract-status.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput, type ServiceTaskContext } from './handler.ts';
import { auditContract, findContractWork } from './support/contract-work.ts';
import { optional, optionalText } from './support/fields.ts';

const TITLE = '登记移交';

/**
 * Writes that every open case of the station was handed over. Cases that were opened or closed since the list was shown come back as
 * `CASES_CHANGED`: nobody confirms what they didn't see. Obligations that were left are waived with what was agreed about them.
 */
export const recordHandover = defineServiceTask({
  type: 'record-handover',
  title: TITLE,
  input: z.object({
    contractId: optional(z.string().max(100)),
    cases: z.preprocess((value) => value ?? [], z.array(z.string(), { error: '移交个案应为列表' })),
    toAgency: optional(z.string().max(100)),
    note: optionalText('移交说明', 2000),
    settlement: optionalText('未尽事项处理', 2000),
  }),
  output: z.object({ handedOver: z.number() }),
  async run({ contractId, cases, toAgency, note, settlement }, context) {
    const { transaction, actor, now } = context;
    const contract = await findContractWork(context, TITLE, contractId);
    if (!isOver(contract.status)) throw new BpmnError('WRONG_STAGE', `协议 ${contract.id} 还没有结束，不能移交`);
    if (toAgency !== undefined && (await findAgency(transaction, toAgency)) === undefined) {
      throw new InvalidServiceTaskInput(TITLE, `机构名册里没有编号为“${toAgency}”的机构`);
    }
    const open = (await listOpenCases(transaction, contract.station)).map(({ id }) => id);
    const changed = [...open.filter((id) => !cases.includes(id)), ...cases.filter((id) => !open.includes(id))];
    if (changed.length > 0) {
      const message = `列表打开之后个案有变化：${changed.join('、')}，请核对新的列表后再确认`;
      throw new BpmnError('CASES_CHANGED', message, { refusal: message });
    }
    await settle(context, contract, settlement);
    await insertHandovers(transaction, { contractId: contract.id, cases: open, toAgency, note, by: actor, at: now });
    if (toAgency !== undefined) await changeContract(transaction, contract.id, { successorAgency: toAgency }, now);
    await auditContract(context, contract.id, 'handover', { cases: open.length, toAgency: toAgency ?? null });
    return { handedOver: open.length };
  },
});

async function settle({ transaction, actor, now }: ServiceTaskContext, { id }: Contract, settlement: string | undefined): Promise<void> {
  const left = await listOpenObligations(transaction, id);
  if (left.length > 0 && settlement === undefined) {
    throw new InvalidServiceTaskInput(TITLE, `还有未履行事项：${left.map(({ title }) => title).join('、')}，请写明怎样处理`);
  }
  for (const obligation of left) {
    await closeObligation(transaction, id, obligation.id, { status: 'waived', note: settlement, by: actor, at: now });
  }
}
