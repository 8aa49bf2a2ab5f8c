import { describe, expect, it } from 'vitest';
import type { ContractOverview } from '../../../../db/registers/contract-overview.ts';
import { contractParameters, isIn, passes, readContractQuery } from '../../../../web/pages/contracts/contract-query.ts';

const TODAY = '2026-11-23';
const contract: ContractOverview = {
  id: 'XY-2026-000001',
  station: 'dabaodang',
  stationName: '大保当镇站',
  agencyId: 'agency-1',
  agencyName: '同心社工',
  status: 'in-force',
  term: 1,
  startsOn: '2026-03-01',
  endsOn: '2027-02-28',
  renewal: null,
  grade: 'good',
  gradeLabel: '良好',
  gradeYear: 2026,
  gradeKind: 'mid-term',
  nextTitle: null,
  nextDueOn: null,
  nextParty: null,
};

function read(parameters: Readonly<Record<string, string>>) {
  return readContractQuery((name) => parameters[name]);
}

describe('the filters of contracts', () => {
  it('begin with what is in force and leave out what makes no sense', () => {
    expect(read({})).toEqual({ show: 'in-force' });
    expect(read({ show: 'nothing', year: '1999' })).toEqual({ show: 'in-force' });
    expect(read({ show: 'over', year: '2026', grade: 'good' })).toEqual({ show: 'over', year: 2026, grade: 'good' });
    expect(contractParameters(read({ show: 'over', year: '2026' }))).toEqual({ show: 'over', year: '2026' });
  });

  it('count a term by the years that it touches', () => {
    expect([2025, 2026, 2027, 2028].map((year) => passes({ show: 'all', year }, contract))).toEqual([false, true, true, false]);
    expect(passes({ show: 'all', year: 2026 }, { ...contract, startsOn: null, endsOn: null })).toBe(false);
  });

  it('ask for station, agency and grade together', () => {
    expect(passes({ show: 'all', station: 'dabaodang', agency: 'agency-1', grade: 'good' }, contract)).toBe(true);
    expect(passes({ show: 'all', station: 'jinjie', agency: 'agency-1' }, contract)).toBe(false);
    expect(passes({ show: 'all', agency: 'agency-2' }, contract)).toBe(false);
    expect(passes({ show: 'all', grade: 'excellent' }, contract)).toBe(false);
  });
});

describe('the parts of the list', () => {
  it('tell what is in force, being concluded and over', () => {
    const parts = (status: ContractOverview['status']) =>
      (['in-force', 'concluding', 'over', 'all'] as const).filter((tab) => isIn(tab, { ...contract, status }, TODAY));
    expect(parts('breached')).toEqual(['in-force', 'all']);
    expect(parts('renewing')).toEqual(['in-force', 'all']);
    expect(parts('signing')).toEqual(['concluding', 'all']);
    expect(parts('terminated')).toEqual(['over', 'all']);
  });

  it('call ninety days before the end soon', () => {
    const ending = (endsOn: string, status: ContractOverview['status'] = 'in-force') => isIn('ending', { status, endsOn }, TODAY);
    expect(ending('2027-02-21')).toBe(true);
    expect(ending('2027-02-22')).toBe(false);
    expect(ending('2026-11-01')).toBe(true);
    expect(ending('2026-12-31', 'ended')).toBe(false);
  });
});
