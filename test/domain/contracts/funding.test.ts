import { describe, expect, it } from 'vitest';
import { fundingByYear } from '../../../domain/contracts/funding.ts';

describe('fundingByYear', () => {
  const budget = [
    { year: 2026, source: 'municipal', cents: 12_000_000 },
    { year: 2026, source: 'charity', cents: 3_000_000 },
    { year: 2027, source: 'municipal', cents: 20_000_000 },
    { year: 2029, source: 'municipal', cents: 1 },
  ] as const;

  it('sums the money of each year by source, with the share of the floor of its months', () => {
    expect(fundingByYear({ startsOn: '2026-07-01', endsOn: '2027-12-31', budget: [...budget] }, 'master')).toEqual([
      {
        year: 2026,
        months: 6,
        bySource: { municipal: 12_000_000, departments: 0, charity: 3_000_000 },
        total: 15_000_000,
        floor: 15_000_000,
      },
      { year: 2027, months: 12, bySource: { municipal: 20_000_000, departments: 0, charity: 0 }, total: 20_000_000, floor: 30_000_000 },
    ]);
  });

  it('has no floor for a street station', () => {
    expect(fundingByYear({ startsOn: '2026-01-01', endsOn: '2026-12-31', budget: [] }, 'station')).toEqual([
      { year: 2026, months: 12, bySource: { municipal: 0, departments: 0, charity: 0 }, total: 0, floor: 0 },
    ]);
  });
});
