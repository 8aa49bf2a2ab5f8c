import { describe, expect, it } from 'vitest';
import type { ContractDraft } from '../../../domain/contracts/contract-draft.ts';
import { nextTerm } from '../../../domain/contracts/next-term.ts';

const clauses = { scope: '甲', goals: '乙', indicators: '丙', requirements: '丁', term: '戊', funding: '己', breach: '庚' };

function draft(startsOn: string, endsOn: string, dueOn: string): ContractDraft {
  return {
    startsOn,
    endsOn,
    clauses,
    budget: [{ year: Number(startsOn.slice(0, 4)), source: 'municipal', cents: 100 }],
    targets: [],
    obligations: [{ kind: 'report', title: '年度报告', dueOn, party: 'agency' }],
  };
}

describe('the next term', () => {
  it('given a year, then begins the day after and is a year long, leap years too', () => {
    expect(nextTerm(draft('2027-01-01', '2027-12-31', '2027-12-01'))).toMatchObject({
      startsOn: '2028-01-01',
      endsOn: '2028-12-31',
      budget: [{ year: 2028 }],
      obligations: [{ dueOn: '2028-12-01' }],
      clauses,
    });
  });

  it('given three years, then everything is dated three years later', () => {
    expect(nextTerm(draft('2026-04-01', '2029-03-31', '2028-02-29'))).toMatchObject({
      startsOn: '2029-04-01',
      endsOn: '2032-03-31',
      budget: [{ year: 2029 }],
      obligations: [{ dueOn: '2031-02-28' }],
    });
  });

  it('given half a year, then the dates move by a year', () => {
    expect(nextTerm(draft('2026-07-01', '2026-12-31', '2026-12-01'))).toMatchObject({ startsOn: '2027-01-01', endsOn: '2027-12-31' });
  });
});
