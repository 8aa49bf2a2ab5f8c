import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../domain/contracts/check-draft.ts';
import { contractDraftSchema, type ContractDraft } from '../../../domain/contracts/contract-draft.ts';

/** A year for the master station that lacks nothing. */
const complete: ContractDraft = {
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  clauses: {
    scope: '全市社工站指导和培训',
    goals: '培训、督导、评估',
    indicators: '个案 60 个',
    requirements: '按办法执行',
    term: '一年',
    funding: '30 万元',
    breach: '按合同法处理',
  },
  budget: [{ year: 2026, source: 'municipal', cents: 30_000_000 }],
  targets: [{ indicator: 'casework', description: '个案服务', amount: 60, unit: '个' }],
  obligations: [
    { kind: 'instalment', title: '首期款', dueOn: '2026-02-01', party: 'commissioner', cents: 15_000_000 },
    { kind: 'report', title: '年中报告', dueOn: '2026-07-10', party: 'agency' },
  ],
};

describe('checkDraft', () => {
  it('has nothing to say about a complete draft', () => {
    expect(contractDraftSchema.parse(complete)).toEqual(complete);
    expect(checkDraft(complete, 'master')).toEqual([]);
  });

  it('names each clause that is missing', () => {
    // given a draft without two of the seven clauses
    const draft = { ...complete, clauses: { ...complete.clauses, scope: ' ', breach: '' } };
    // when it is checked, then both are named, each with its place
    expect(checkDraft(draft, 'master')).toEqual([
      { at: 'clauses.scope', message: '缺少“服务范围”条款，请补写后再送审', article: '第十四条' },
      { at: 'clauses.breach', message: '缺少“违约责任”条款，请补写后再送审', article: '第十四条' },
    ]);
  });

  it('holds the master station to the floor of its funding', () => {
    // given less than 300,000 yuan in a year, whatever the source
    const draft: ContractDraft = {
      ...complete,
      budget: [line(2026, 'municipal', 20_000_000), line(2026, 'charity', 5_000_000)],
      obligations: [],
    };
    // when it is checked, then the gap is named; a street station has no such floor
    expect(messages(draft, 'master')).toEqual(['2026 年经费 250000 元，低于社工总站下限 300000 元，还差 50000 元']);
    expect(messages(draft, 'station')).toEqual([]);
  });

  it('asks a share of the floor of a year that is only touched', () => {
    // given a term from July to June
    const term = { ...complete, startsOn: '2026-07-01', endsOn: '2027-06-30', obligations: [] };
    // when each half year has half of the floor, then nothing is wrong; when one has less, it is named
    expect(messages({ ...term, budget: [line(2026, 'municipal', 15_000_000), line(2027, 'municipal', 15_000_000)] }, 'master')).toEqual([]);
    expect(messages({ ...term, budget: [line(2026, 'municipal', 14_999_999), line(2027, 'municipal', 20_000_000)] }, 'master')).toEqual([
      '2026 年（6 个月）经费 149999.99 元，低于社工总站下限 150000 元，还差 0.01 元',
    ]);
  });

  it('wants money of the city in every year of the term, and none in others', () => {
    const draft: ContractDraft = {
      ...complete,
      endsOn: '2027-12-31',
      budget: [line(2026, 'municipal', 30_000_000), line(2025, 'municipal', 1), line(2027, 'charity', 30_000_000)],
    };
    expect(messages(draft, 'station')).toEqual(['2025 年不在协议期内，请改年份或删去这一行', '2027 年没有市本级财政预算，请补上']);
  });

  it('names obligations that lie outside the term, instalments without amount and payments beyond the budget', () => {
    const draft: ContractDraft = {
      ...complete,
      obligations: [
        { kind: 'report', title: '年终报告', dueOn: '2027-01-10', party: 'agency' },
        { kind: 'instalment', title: '首期款', dueOn: '2026-02-01', party: 'commissioner' },
        { kind: 'instalment', title: '尾款', dueOn: '2026-12-01', party: 'commissioner', cents: 30_000_001 },
      ],
    };
    expect(messages(draft, 'master')).toEqual([
      '“年终报告”的日期 2027-01-10 不在协议期 2026-01-01 至 2026-12-31 内',
      '付款“首期款”没有写金额',
      '付款合计 300000.01 元，超过预算合计 300000 元',
    ]);
  });

  it('says only that the term is wrong when it ends before it begins', () => {
    expect(messages({ ...complete, endsOn: '2025-12-31' }, 'master')).toEqual(['结束日期 2025-12-31 应晚于开始日期 2026-01-01']);
  });

  it('wants a target', () => {
    expect(messages({ ...complete, targets: [] }, 'master')).toEqual(['请至少写一项服务指标的目标值']);
  });
});

function line(year: number, source: 'municipal' | 'charity', cents: number): ContractDraft['budget'][number] {
  return { year, source, cents };
}

function messages(draft: ContractDraft, tier: 'master' | 'station'): readonly string[] {
  return checkDraft(draft, tier).map(({ message }) => message);
}
