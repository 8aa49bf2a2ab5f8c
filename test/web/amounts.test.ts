import { describe, expect, it } from 'vitest';
import { daysLeft, yuan } from '../../web/amounts.ts';

describe('yuan', () => {
  it('writes whole amounts without, others with two decimals', () => {
    expect([yuan(30_000_000), yuan(5_000_050), yuan(1), yuan(0)]).toEqual(['300,000 元', '50,000.50 元', '0.01 元', '0 元']);
  });
});

describe('daysLeft', () => {
  it('counts days over months, before and after', () => {
    expect(['2026-12-15', '2026-11-23', '2026-11-20', '2027-11-23'].map((day) => daysLeft('2026-11-23', day))).toEqual([
      '还剩 22 天',
      '今天',
      '已超 3 天',
      '还剩 365 天',
    ]);
  });
});
