import type { ContractTerm } from '../../../db/registers/contract-terms.ts';
import { checkDraft } from '../../../domain/contracts/check-draft.ts';
import { clauseCodes, mandatoryClauses } from '../../../domain/contracts/clauses.ts';
import { budgetOf, contractParties, fundingSources, obligationKinds } from '../../../domain/contracts/contract-draft.ts';
import { fundingByYear } from '../../../domain/contracts/funding.ts';
import type { Tier } from '../../../domain/organisations/organisation.ts';
import { yuan } from '../../amounts.ts';

/** What a term says: its clauses, its money by year and source, its targets. */
export function presentTerm({ number, startsOn, endsOn, draft, revision, inForceAt, draftedAt }: ContractTerm, tier: Tier) {
  return {
    number,
    startsOn,
    endsOn,
    revision,
    inForceAt,
    draftedAt,
    isDraft: inForceAt === null,
    // Before it is in force there is still something to mend.
    problems: inForceAt === null ? checkDraft(draft, tier).map(({ message, article }) => ({ message, article })) : [],
    clauses: clauseCodes.map((code) => ({ title: mandatoryClauses[code], text: draft.clauses[code].trim() })),
    targets: draft.targets.map(({ description, amount, unit }) => ({ description, amount: `${amount.toLocaleString('zh-CN')} ${unit}` })),
    total: yuan(budgetOf(draft)),
    sources: Object.values(fundingSources),
    years: fundingByYear(draft, tier).map(({ year, months, bySource, total, floor }) => ({
      year,
      months: months === 12 ? '' : `${months} 个月`,
      amounts: sourceCodes.map((source) => ({
        label: fundingSources[source],
        text: bySource[source] === 0 ? '—' : yuan(bySource[source]),
      })),
      total: yuan(total),
      floor: floor === 0 ? undefined : { amount: yuan(floor), isMet: total >= floor, missing: yuan(Math.max(floor - total, 0)) },
    })),
    /** Days that the contract says itself, where it does. */
    renewalLeadDays: draft.renewalLeadDays,
    obligationLeadDays: draft.obligationLeadDays,
    hasFloor: tier === 'master',
    /** What the draft promises by days, before the term is in force and the register has it. */
    promised: draft.obligations.map(({ kind, title, dueOn, party, cents }) => ({
      kind: obligationKinds[kind],
      title,
      dueOn,
      party: contractParties[party],
      amount: cents === undefined ? '' : yuan(cents),
    })),
  };
}

const sourceCodes = ['municipal', 'departments', 'charity'] as const;
