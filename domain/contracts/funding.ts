import type { Tier } from '../organisations/organisation.ts';
import { regulationRules } from '../rules/regulation-rules.ts';
import { ruleValue } from '../rules/rule.ts';
import { budgetOf, type ContractDraft, type FundingSource } from './contract-draft.ts';

/** The money of one calendar year of a term, in cents, and what Art 7 asks of it. */
export interface YearFunding {
  readonly year: number;
  /** Months of the term in the year; a month that is begun counts. */
  readonly months: number;
  readonly bySource: Readonly<Record<FundingSource, number>>;
  readonly total: number;
  /** The master station's floor, as a share of the months; 0 for others. */
  readonly floor: number;
}

/** The term's years with their money, in order. Years of the budget outside the term are left out: `checkDraft` names them. */
export function fundingByYear(draft: Pick<ContractDraft, 'startsOn' | 'endsOn' | 'budget'>, tier: Tier): readonly YearFunding[] {
  return yearsOf(draft).map(({ year, months }) => {
    const lines = draft.budget.filter((line) => line.year === year);
    const of = (source: FundingSource): number => budgetOf({ budget: lines.filter((line) => line.source === source) });
    const yearly = tier === 'master' ? (ruleValue(regulationRules.masterStationFunding, `${year}-01-01`) ?? 0) : 0;
    return {
      year,
      months,
      bySource: { municipal: of('municipal'), departments: of('departments'), charity: of('charity') },
      total: budgetOf({ budget: lines }),
      floor: Math.round((yearly * months) / 12),
    };
  });
}

/** The calendar years that a term touches, with the months it has in each; a month that is begun counts. */
function yearsOf({
  startsOn,
  endsOn,
}: Pick<ContractDraft, 'startsOn' | 'endsOn'>): readonly { readonly year: number; readonly months: number }[] {
  const [first, last] = [monthOf(startsOn), monthOf(endsOn)];
  const count = Math.floor(last / 12) - Math.floor(first / 12) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => {
    const year = Math.floor(first / 12) + index;
    return { year, months: Math.min(last, year * 12 + 11) - Math.max(first, year * 12) + 1 };
  });
}

/** Months since year 0. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
