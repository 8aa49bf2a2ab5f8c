import { describe, expect, it } from 'vitest';
import { toZonedIso } from '../../../contract/time-zone.ts';
import { nextInCycle, startCycle } from '../../../engine/timers/cycle.ts';

const NOW = Date.parse('2026-03-02T09:00:00+08:00'); // a Monday

/** The first firings of a cycle that begins now. */
function firings(expression: string, count = 4): string[] {
  const first = startCycle(expression, NOW);
  const times: string[] = [];
  let due = first?.dueAt;
  for (let left = first?.left ?? count; due !== undefined && times.length < count && left >= 0; left -= 1) {
    times.push(toZonedIso(due).slice(0, 19));
    due = nextInCycle(expression, due, due);
  }
  return times;
}

describe('a repeating interval', () => {
  it('given three repetitions, then it fires three times, an interval apart', () => {
    expect(firings('R3/PT10S')).toEqual(['2026-03-02T09:00:10', '2026-03-02T09:00:20', '2026-03-02T09:00:30']);
  });

  it('given a start, then the start is the first firing', () => {
    expect(firings('R2/2026-03-05T08:00:00+08:00/P1D')).toEqual(['2026-03-05T08:00:00', '2026-03-06T08:00:00']);
  });

  it.each(['R/PT1H', 'R-1/PT1H'])('given %s, then it goes on without end', (expression) => {
    expect(startCycle(expression, NOW)).toEqual({ dueAt: NOW + 3_600_000, left: null });
  });

  it.each([
    ['R/2020-01-01T00:07:00+08:00/PT10M', '2026-03-02T09:07:00'],
    ['R/2020-01-31T10:00:00+08:00/P1M', '2026-03-31T10:00:00'],
    ['R/2026-03-02T08:30:00+08:00/PT10M', '2026-03-02T09:10:00'],
  ])('given %s, whose start is past, then it fires at once and goes on in its own rhythm', (expression, next) => {
    const first = startCycle(expression, NOW)?.dueAt ?? Infinity;

    expect(first).toBeLessThan(NOW);
    expect(toZonedIso(nextInCycle(expression, first, NOW) ?? 0).slice(0, 19)).toBe(next);
  });

  it('given no repetition, then it never fires', () => {
    expect(startCycle('R0/PT1H', NOW)).toBeNull();
  });

  it.each(['R3', 'R3/', 'PT1H', 'R3/PT0S', 'R3/-PT1H', 'Rx/PT1H', 'R3/never/PT1H', 'R3/PT1H/PT1H/PT1H'])(
    'given %j, then it is refused',
    (expression) => {
      expect(startCycle(expression, NOW)).toBeUndefined();
    },
  );
});

describe('a cron expression', () => {
  it.each([
    ['0 8 * * MON-FRI', ['2026-03-03T08:00:00', '2026-03-04T08:00:00', '2026-03-05T08:00:00', '2026-03-06T08:00:00']],
    ['0 0 9 * * MON', ['2026-03-09T09:00:00', '2026-03-16T09:00:00', '2026-03-23T09:00:00', '2026-03-30T09:00:00']],
    ['*/30 9 2 3 *', ['2026-03-02T09:30:00', '2027-03-02T09:00:00', '2027-03-02T09:30:00', '2028-03-02T09:00:00']],
    ['0 0 29 2 *', ['2028-02-29T00:00:00']],
    ['0 0 13 * 5', ['2026-03-06T00:00:00', '2026-03-13T00:00:00', '2026-03-20T00:00:00', '2026-03-27T00:00:00']],
    ['15 10 ? * 7', ['2026-03-08T10:15:00', '2026-03-15T10:15:00', '2026-03-22T10:15:00', '2026-03-29T10:15:00']],
  ])('given %s, then it fires at these local times', (expression, expected) => {
    expect(firings(expression, expected.length)).toEqual(expected);
  });

  it('given a day that never comes, then it never fires', () => {
    expect(startCycle('0 0 30 2 *', NOW)).toBeNull();
  });

  it.each(['60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '* * * * 8', 'a * * * *', '*/0 * * * *', '5-1 * * * *', '* * * *'])(
    'given %j, then it is refused',
    (expression) => {
      expect(startCycle(expression, NOW)).toBeUndefined();
    },
  );
});
