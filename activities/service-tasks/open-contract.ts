import { z } from 'zod';
import { findAgencyByText } from '../../db/registers/agencies.ts';
import { insertContract, lockContract } from '../../db/registers/contracts.ts';
import { loadOrganisationTree } from '../../db/registers/organisations.ts';
import type { Organisation } from '../../domain/organisations/organisation.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput, type ServiceTaskContext } from './handler.ts';
import { agencyChoices, choices, indicatorChoices } from './support/contract-choices.ts';
import { auditContract } from './support/contract-work.ts';
import { optional, text } from './support/fields.ts';

const TITLE = '建立协议';

/**
 * Puts a contract into the register under the instance's business key (Art 14). A town opens contracts of its own station, the bureau of
 * every station. An unknown agency or a station of others comes back as `OPENING_REFUSED`, with the agencies to choose from.
 */
export const openContract = defineServiceTask({
  type: 'open-contract',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)), station: text('社工站', 60), agency: text('承接机构', 100) }),
  output: z.object({
    contractId: z.string(),
    station: z.string(),
    stationName: z.string(),
    agencyId: z.string(),
    agencyName: z.string(),
    agencies: choices,
    indicators: choices,
  }),
  async run({ contractId: given, station: code, agency: named }, context) {
    const { transaction, instanceId, actor, startedBy, now } = context;
    const id = given ?? context.businessKey;
    if ((await lockContract(transaction, id)) !== undefined) throw new InvalidServiceTaskInput(TITLE, `协议编号 ${id} 已经使用`);
    const station = await stationFor(context, code);
    const agency = await findAgencyByText(transaction, named);
    if (agency === undefined) return await refuse(context, `机构名册里没有“${named}”，请核对名称或统一社会信用代码，或先登记该机构`);
    const openedBy = startedBy ?? actor;
    await insertContract(transaction, { id, station: station.code, agencyId: agency.id, instanceId, openedBy, openedAt: now });
    await auditContract(context, id, 'open', { station: station.code, agency: agency.id });
    return {
      contractId: id,
      station: station.code,
      stationName: station.name,
      agencyId: agency.id,
      agencyName: agency.name,
      agencies: await agencyChoices(transaction),
      indicators: await indicatorChoices(transaction),
    };
  },
});

async function stationFor(context: ServiceTaskContext, code: string): Promise<Organisation> {
  const tree = await loadOrganisationTree(context.transaction);
  const station = tree.find(code);
  if (station === undefined || (station.tier !== 'station' && station.tier !== 'master')) {
    return await refuse(context, `“${code}”不是社工总站或镇街社工站，请重新选择`);
  }
  const owner = tree.find(context.organisation);
  if (owner?.tier !== 'bureau' && owner?.code !== station.code) {
    return await refuse(context, `镇街只能为本镇街的社工站签订协议，不能为“${station.shortName}”签订`);
  }
  return station;
}

async function refuse(context: ServiceTaskContext, message: string): Promise<never> {
  throw new BpmnError('OPENING_REFUSED', message, { refusal: message, agencies: await agencyChoices(context.transaction) });
}
