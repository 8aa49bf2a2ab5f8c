import { describe, expect, it } from 'vitest';
import { defaultScheme } from '../../../domain/evaluations/default-scheme.ts';
import { scoredIndicators } from '../../../domain/evaluations/indicator-scheme.ts';
import { averageOf, bandOf, deductionsOf, needsDiscussion, rank, totalOf } from '../../../domain/evaluations/scoring.ts';

const scheme = defaultScheme(2026);
const full = Object.fromEntries(scoredIndicators(scheme).map(({ code, weight }) => [code, weight]));

describe('scoring', () => {
  it('adds points of the scheme only, and counts what is missing as nothing', () => {
    // given full marks but for one indicator, and points for something that the scheme doesn't have
    const points = { ...full, casework: 10.25, invented: 50 };
    // when they are added, then only the scheme counts
    expect(totalOf(scheme, points)).toBe(95.25);
    expect(totalOf(scheme, {})).toBe(0);
  });

  it('averages reviewers indicator by indicator', () => {
    // given two reviewers who differ in one indicator
    const average = averageOf(scheme, [full, { ...full, casework: 10 }]);
    // when they are averaged, then only that one lies between
    expect(average.casework).toBe(12.5);
    expect(totalOf(scheme, average)).toBe(97.5);
    expect(averageOf(scheme, [])).toEqual({});
  });

  it.each([
    [10, false],
    [10.5, true],
  ])('brings reviewers %d points apart back for discussion: %s', (apart, expected) => {
    // given reviewers so far apart, when it is asked, then only more than the scheme's difference counts
    const other = { ...full, casework: 15 - apart };
    expect(needsDiscussion(scheme, [full, other])).toBe(expected);
  });

  it('needs nobody to discuss with a single reviewer', () => {
    expect(needsDiscussion(scheme, [full])).toBe(false);
  });

  it.each([
    [100, 'excellent'],
    [90, 'excellent'],
    [89.99, 'good'],
    [80, 'good'],
    [60, 'qualified'],
    [59.99, 'unqualified'],
    [0, 'unqualified'],
  ])('grades %d points as %s', (total, grade) => {
    expect(bandOf(scheme, total).grade).toBe(grade);
  });

  it('lists what was lost, biggest first, and asks to put right what lost a fifth', () => {
    // given a big and a small loss
    const points = { ...full, casework: 12, training: 4.5 };
    // when deductions are listed, then only the big one asks for rectification
    expect(deductionsOf(scheme, points)).toEqual([
      { indicator: 'casework', lost: 3, asksForRectification: true },
      { indicator: 'training', lost: 0.5, asksForRectification: false },
    ]);
  });

  it('gives equal points the same place and leaves the next one out', () => {
    expect(rank({ xigou: 90, dianta: 95, jinjie: 90, mazhen: 60 })).toEqual({ dianta: 1, xigou: 2, jinjie: 2, mazhen: 4 });
  });
});
