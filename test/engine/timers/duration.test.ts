import { describe, expect, it } from 'vitest';
import { toZonedIso } from '../../../contract/time-zone.ts';
import { addDuration, parseDuration } from '../../../engine/timers/duration.ts';
import { parseInstant } from '../../../engine/timers/instant.ts';

function after(start: string, duration: string): string | undefined {
  const at = parseInstant(start);
  const parsed = parseDuration(duration);
  return at === undefined || !parsed ? undefined : toZonedIso(addDuration(at, parsed)).slice(0, 19);
}

describe('a duration added to an instant', () => {
  it.each([
    ['2026-03-02T09:00:00+08:00', 'PT10S', '2026-03-02T09:00:10'],
    ['2026-03-02T09:00:00+08:00', 'P1DT2H30M', '2026-03-03T11:30:00'],
    ['2026-03-02T09:00:00+08:00', 'P2W', '2026-03-16T09:00:00'],
    ['2026-03-02T09:00:00+08:00', 'P1Y2M', '2027-05-02T09:00:00'],
    ['2026-03-02T09:00:00+08:00', 'P1Y2M10DT2H', '2027-05-12T11:00:00'],
    ['2026-03-02T09:00:00+08:00', 'PT0.5S', '2026-03-02T09:00:00'],
    ['2026-03-02T09:00:00+08:00', '-P1D', '2026-03-01T09:00:00'],
  ])('given %s and %s, then it is %s', (start, duration, expected) => {
    expect(after(start, duration)).toBe(expected);
  });

  it('given the last day of a long month, when a month is added, then it is the last day of the short one', () => {
    expect(after('2026-01-31T09:00:00+08:00', 'P1M')).toBe('2026-02-28T09:00:00');
    expect(after('2028-01-31T09:00:00+08:00', 'P1M')).toBe('2028-02-29T09:00:00');
  });

  it('given the first hours of a month in the city, when a month is added, then the zone decides which month it was', () => {
    expect(after('2026-03-01T02:00:00+08:00', 'P1M')).toBe('2026-04-01T02:00:00');
  });
});

describe('what is no duration', () => {
  it.each(['', 'P', 'PT', 'P1DT', '1D', 'P1H', 'PT1D', 'P-1D', 'PT1H1', 'duration("PT1H")'])('given %j, then it is refused', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('an instant', () => {
  it('given no offset, then it is read in the city zone', () => {
    expect(parseInstant('2026-03-02T09:00:00')).toBe(Date.parse('2026-03-02T01:00:00Z'));
    expect(parseInstant('2026-03-02')).toBe(Date.parse('2026-03-01T16:00:00Z'));
  });

  it.each(['2026-02-30T09:00:00+08:00', '2026-13-01', '2026-03-02 09:00', 'tomorrow', ''])('given %j, then it is refused', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
