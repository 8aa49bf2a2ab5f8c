import { z } from 'zod';
import { findAgency, type Agency } from '../../db/registers/agencies.ts';
import { saveDraft, termInForce } from '../../db/registers/contract-terms.ts';
import { changeContract, type Contract } from '../../db/registers/contracts.ts';
import { findOrganisation } from '../../db/registers/organisations.ts';
import { headsOf } from '../../db/registers/person-qualifications.ts';
import { checkAgency } from '../../domain/contracts/check-agency.ts';
import { checkDraft } from '../../domain/contracts/check-draft.ts';
import type { ContractDraft } from '../../domain/contracts/contract-draft.ts';
import type { DraftProblem } from '../../domain/contracts/draft-problem.ts';
import { defineServiceTask, InvalidServiceTaskInput, type ServiceTaskContext } from './handler.ts';
import { indicatorChoices } from './support/contract-choices.ts';
import { draftForm, draftOf } from './support/contract-draft-form.ts';
import { auditContract, findConcluding, moveConclusion } from './support/contract-work.ts';
import { optional } from './support/fields.ts';

const TITLE = '登记协议草案';

/**
 * Writes a draft and says what keeps it from review: each missing clause of Art 14, funding below Art 7, an agency or a head that doesn't
 * fit Art 11, dates that don't. An incomplete draft is kept too; one whose days make no term isn't, it stays in the form.
 */
export const recordContractDraft = defineServiceTask({
  type: 'record-contract-draft',
  title: TITLE,
  input: draftForm.extend({ contractId: optional(z.string().max(100)), agencyId: optional(z.string().max(100)) }),
  output: z.object({
    complete: z.boolean(),
    problems: z.array(z.object({ at: z.string(), message: z.string(), article: z.string().nullable() })),
    revision: z.number().nullable(),
    agencyId: z.string(),
    agencyName: z.string(),
    startsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
  }),
  async run({ contractId, agencyId, ...form }, context) {
    const { contract } = await findConcluding(context, TITLE, contractId);
    const agency = await chosenAgency(context, contract, agencyId);
    const read = draftOf(form);
    const problems = 'problems' in read ? read.problems : await problemsOf(context, contract, agency, read.draft);
    const complete = problems.length === 0;
    const draft = 'draft' in read && read.draft.endsOn > read.draft.startsOn ? read.draft : undefined;
    const revision = draft === undefined ? null : await keep(context, contract, draft);
    if (contract.agencyId !== agency.id) await changeContract(context.transaction, contract.id, { agencyId: agency.id }, context.now);
    await moveConclusion(context, contract, complete ? 'reviewing' : 'drafting');
    await auditContract(context, contract.id, 'draft', { term: contract.currentTerm, revision, problems: problems.length });
    return {
      complete,
      problems: problems.map(({ at, message, article }) => ({ at, message, article: article ?? null })),
      revision,
      agencyId: agency.id,
      agencyName: agency.name,
      startsOn: draft?.startsOn ?? null,
      endsOn: draft?.endsOn ?? null,
    };
  },
});

/** Another agency may be chosen as long as the first term is drafted; later terms are with the same one. */
async function chosenAgency({ transaction }: ServiceTaskContext, contract: Contract, chosen: string | undefined): Promise<Agency> {
  const id = contract.currentTerm === 1 ? (chosen ?? contract.agencyId) : contract.agencyId;
  const agency = await findAgency(transaction, id);
  if (agency === undefined) throw new InvalidServiceTaskInput(TITLE, `机构名册里没有编号为“${id}”的机构`);
  return agency;
}

async function keep({ transaction, actor, now }: ServiceTaskContext, contract: Contract, draft: ContractDraft): Promise<number> {
  return await saveDraft(transaction, { contractId: contract.id, number: contract.currentTerm, draft, by: actor, at: now });
}

async function problemsOf(
  { transaction }: ServiceTaskContext,
  contract: Contract,
  agency: Agency,
  draft: ContractDraft,
): Promise<readonly DraftProblem[]> {
  const station = await findOrganisation(transaction, contract.station);
  // The foreign key promises it.
  if (station === undefined) throw new Error(`Contract ${contract.id} has no station ${contract.station}`);
  const before = await termInForce(transaction, contract.id);
  const indicators = new Set((await indicatorChoices(transaction)).map(({ value }) => value));
  return [
    ...checkDraft(draft, station.tier),
    ...checkAgency(agency, await headsOf(transaction, station.code), draft.startsOn),
    ...(before !== undefined && draft.startsOn <= before.endsOn
      ? [{ at: 'startsOn', message: `开始日期 ${draft.startsOn} 应晚于上一期结束日期 ${before.endsOn}` }]
      : []),
    ...draft.targets.flatMap(({ indicator, description }, index) =>
      indicator === undefined || indicators.has(indicator)
        ? []
        : [{ at: `targets.${index}.indicator`, message: `“${description}”对应的指标“${indicator}”不在现行指标体系中` }],
    ),
  ];
}
