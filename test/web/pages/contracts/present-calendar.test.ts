import { describe, expect, it } from 'vitest';
import type { CalendarObligation, CalendarTerm } from '../../../../db/registers/contract-calendar.ts';
import { calendarPeriod, presentCalendar, renewalsDue, shiftMonth } from '../../../../web/pages/contracts/present-calendar.ts';

const TODAY = '2026-11-23';
const period = calendarPeriod('2026-11', TODAY);

const term: CalendarTerm = {
  contractId: 'XY-2026-000001',
  station: 'dabaodang',
  stationName: '大保当镇站',
  agencyName: '同心社工',
  status: 'in-force',
  term: 1,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  inForce: true,
  renewal: null,
  endedAt: null,
};
const instalment: CalendarObligation = {
  contractId: 'XY-2026-000001',
  station: 'dabaodang',
  stationName: '大保当镇站',
  kind: 'instalment',
  title: '尾款',
  dueOn: '2026-12-15',
  party: 'commissioner',
  amountCents: 4_500_050,
  status: 'open',
};

describe('the period of the calendar', () => {
  it('is twelve whole months from the one asked for', () => {
    const { from, to, months } = calendarPeriod('2027-02', TODAY);
    expect([from, to, months.length]).toEqual(['2027-02-01', '2028-01-31', 12]);
    expect(months[0]).toEqual({ from: '2027-02-01', to: '2027-02-28', label: '2027 年 2 月' });
    expect(months[11]?.label).toBe('2028 年 1 月');
  });

  it('is the current month when none makes sense', () => {
    for (const month of [undefined, '2026-13', 'x', '1999-01']) expect(calendarPeriod(month, TODAY).from).toBe('2026-11-01');
  });

  it('goes on and back by months over the turn of the year', () => {
    expect([shiftMonth('2026-11-01', 12), shiftMonth('2026-11-01', 2), shiftMonth('2026-01-01', -12)]).toEqual([
      '2027-11',
      '2027-01',
      '2025-01',
    ]);
  });
});

describe('the calendar', () => {
  it('asks for decisions about terms in force that end in the period, the first to end first', () => {
    const later = { ...term, contractId: 'later', endsOn: '2027-06-30' };
    const others: CalendarTerm[] = [
      { ...term, contractId: 'draft', inForce: false },
      { ...term, contractId: 'over', status: 'terminated' },
      { ...term, contractId: 'outside', endsOn: '2027-11-01' },
    ];
    expect(renewalsDue(period, [later, ...others, term]).map(({ contractId }) => contractId)).toEqual(['XY-2026-000001', 'later']);
  });

  it('sums instalments by month, without those that were waived', () => {
    // given an open instalment, one that was paid, one that was waived, and a report, all in December
    const { months, total, open } = presentCalendar(
      period,
      [term],
      [
        instalment,
        { ...instalment, title: '奖励', amountCents: 100_000, status: 'done' },
        { ...instalment, title: '免付', amountCents: 900_000, status: 'waived' },
        { ...instalment, kind: 'report', title: '总结', amountCents: null },
      ],
      TODAY,
    );
    // when the calendar is made, then December says what is to be paid and what still is
    expect(months[1]).toMatchObject({ label: '12 月', instalments: 3, sum: '46,000.50 元', open: '45,000.50 元' });
    expect(months[1]?.obligations).toHaveLength(4);
    expect(months[0]).toMatchObject({ sum: '', obligations: [] });
    expect([total, open]).toEqual(['46,000.50 元', '45,000.50 元']);
  });

  it('ends the bar of a terminated contract when it was terminated', () => {
    const { chart } = presentCalendar(period, [{ ...term, status: 'terminated', endedAt: new Date('2026-11-20T02:00:00Z') }], [], TODAY);
    expect(chart.rows).toEqual([['大保当镇站', '2026-01-01', '2026-11-20', '第 1 期 · 已结束']]);
  });

  it('puts the terms of a station into one row, with a sign for each instalment', () => {
    const next: CalendarTerm = { ...term, term: 2, startsOn: '2027-01-01', endsOn: '2027-12-31', inForce: false };
    const { chart } = presentCalendar(period, [term, next], [instalment], TODAY);
    expect(chart.rows.map(([, from, , words]) => [from, words])).toEqual([
      ['2026-01-01', '第 1 期 · 2026-12-31 到期'],
      ['2027-01-01', '第 2 期 · 签订中'],
    ]);
    expect(chart.svg.match(/<circle/gu)).toHaveLength(1);
  });
});
