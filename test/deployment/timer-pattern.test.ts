import { describe, expect, it } from 'vitest';
import { countsFromDeployment, nextFiring, timerPatternOf } from '../../deployment/timer-pattern.ts';
import { toZonedIso } from '../../contract/time-zone.ts';

const DEPLOYED = Date.parse('2026-03-02T09:00:00+08:00');

describe('nextFiring', () => {
  it('given a yearly cron expression, when years go by, then it fires at nine of the city’s clock on 1 July', () => {
    expect(firings('cycle:0 0 9 1 7 *', 2)).toEqual(['2026-07-01T09:00', '2027-07-01T09:00']);
  });

  it('given a yearly cycle with a start, when it is deployed before it, then the start is the first firing', () => {
    expect(firings('cycle:R/2026-12-01T09:00:00+08:00/P1Y', 3)).toEqual(['2026-12-01T09:00', '2027-12-01T09:00', '2028-12-01T09:00']);
  });

  it('given a cycle whose start is past, when it is deployed, then one firing is due and the rhythm stays', () => {
    expect(firings('cycle:R3/2026-03-01T08:30:00+08:00/PT20M', 9)).toEqual(['2026-03-02T09:00', '2026-03-02T09:10', '2026-03-02T09:30']);
    expect(firings('cycle:R/2025-12-01T08:00:00+08:00/P1Y', 2)).toEqual(['2026-03-02T09:00', '2026-12-01T08:00']);
  });

  it('given a number of repetitions, when they are over, then it fires no more', () => {
    expect(firings('cycle:R3/PT1H', 9)).toEqual(['2026-03-02T10:00', '2026-03-02T11:00', '2026-03-02T12:00']);
    expect(firings('cycle:R2/2026-04-10T09:00:00+08:00/P3M', 9)).toEqual(['2026-04-10T09:00', '2026-07-10T09:00']);
    expect(firings('duration:P1D', 9)).toEqual(['2026-03-03T09:00']);
    expect(firings('date:2026-05-01T08:30:00+08:00', 9)).toEqual(['2026-05-01T08:30']);
  });

  it('given the last day of a month, when a month lacks it, then that month is left out, as in Temporal’s calendars', () => {
    expect(firings('cycle:R/2026-03-31T08:00:00+08:00/P1M', 3)).toEqual(['2026-03-31T08:00', '2026-05-31T08:00', '2026-07-31T08:00']);
    expect(firings('cycle:R/2028-02-29T08:00:00+08:00/P1Y', 2)).toEqual(['2028-02-29T08:00', '2032-02-29T08:00']);
  });

  it('given a deployment within a second, when a duration passes, then it never fires early', () => {
    const pattern = timerPatternOf('duration:PT10S', DEPLOYED + 300);
    expect(pattern && nextFiring(pattern, DEPLOYED)).toBe(DEPLOYED + 11_000);
  });
});

describe('countsFromDeployment', () => {
  it.each([
    ['duration:P1D', true],
    ['cycle:R3/PT1H', true],
    ['cycle:R/2026-12-01T09:00:00+08:00/P1Y', false],
    ['cycle:0 0 9 1 7 *', false],
    ['date:2026-05-01', false],
  ])('given %s, then it is %s', (timer, expected) => {
    expect(countsFromDeployment(timer)).toBe(expected);
  });
});

/** The first firings of a timer, in the city's time. */
function firings(timer: string, most: number): string[] {
  const pattern = timerPatternOf(timer, DEPLOYED);
  const found: string[] = [];
  let at: number | undefined = DEPLOYED - 1;
  while (pattern !== undefined && found.length < most) {
    at = nextFiring(pattern, at);
    if (at === undefined) break;
    found.push(toZonedIso(at).slice(0, 16));
  }
  return found;
}
