import { describe, expect, it } from 'vitest';
import { timerScheduleOf } from '../../deployment/timer-schedule.ts';

const DEPLOYED = Date.parse('2026-03-02T09:00:00+08:00');

describe('timerScheduleOf', () => {
  it('fires once at a date, in the city’s time', () => {
    expect(timerScheduleOf('date:2026-05-01T08:30:00+08:00', DEPLOYED)).toEqual({
      spec: { calendars: [{ year: 2026, month: 'MAY', dayOfMonth: 1, hour: 8, minute: 30, second: 0 }] },
      runs: 1,
    });
  });

  it('fires once after a duration from the deployment', () => {
    expect(timerScheduleOf('duration:P1D', DEPLOYED)?.spec.calendars).toEqual([
      { year: 2026, month: 'MARCH', dayOfMonth: 3, hour: 9, minute: 0, second: 0 },
    ]);
  });

  it('repeats an interval from the deployment or a given start, as often as it says', () => {
    expect(timerScheduleOf('cycle:R3/PT1H', DEPLOYED)).toEqual({
      spec: { intervals: [{ every: 3_600_000, offset: 0 }], startAt: new Date('2026-03-02T10:00:00+08:00') },
      runs: 3,
    });
    const start = Date.parse('2026-03-05T00:10:00+08:00');
    expect(timerScheduleOf('cycle:R/2026-03-05T00:10:00+08:00/PT1H', DEPLOYED)).toEqual({
      spec: { intervals: [{ every: 3_600_000, offset: start % 3_600_000 }], startAt: new Date(start) },
    });
  });

  it('goes on in the rhythm of a start before the deployment', () => {
    expect(timerScheduleOf('cycle:R3/2026-03-01T08:30:00+08:00/PT20M', DEPLOYED)).toEqual({
      spec: { intervals: [{ every: 1_200_000, offset: 600_000 }], startAt: new Date('2026-03-02T09:10:00+08:00') },
      runs: 2,
    });
    expect(timerScheduleOf('cycle:R1/2026-01-31T08:00:00+08:00/P1M', DEPLOYED)).toBeUndefined();
  });

  it('counts what is left when it is made later', () => {
    expect(timerScheduleOf('cycle:R3/PT1H', DEPLOYED, Date.parse('2026-03-02T11:00:01+08:00'))).toMatchObject({ runs: 1 });
    expect(timerScheduleOf('cycle:R3/PT1H', DEPLOYED, Date.parse('2026-03-02T12:00:01+08:00'))).toBeUndefined();
    expect(timerScheduleOf('date:2026-05-01T08:30:00+08:00', DEPLOYED, Date.parse('2026-05-01T08:31:00+08:00'))).toBeUndefined();
  });

  it('repeats months and years by the calendar', () => {
    expect(timerScheduleOf('cycle:R/2026-04-10T09:00:00+08:00/P3M', DEPLOYED)?.spec.calendars).toEqual([
      { year: '*', month: ['APRIL', 'JULY', 'OCTOBER', 'JANUARY'], dayOfMonth: 10, hour: 9, minute: 0, second: 0 },
    ]);
    expect(timerScheduleOf('cycle:R/2026-12-01T09:00:00+08:00/P1Y', DEPLOYED)?.spec.calendars).toEqual([
      { year: '*', month: ['DECEMBER'], dayOfMonth: 1, hour: 9, minute: 0, second: 0 },
    ]);
  });

  it('passes cron on, with a year behind seconds', () => {
    expect(timerScheduleOf('cycle:0 9 1 * *', DEPLOYED)).toEqual({ spec: { cronExpressions: ['0 9 1 * *'] } });
    expect(timerScheduleOf('cycle:0 0 9 1 * *', DEPLOYED)).toEqual({ spec: { cronExpressions: ['0 0 9 1 * * *'] } });
  });

  it.each([
    'date:2020-01-01',
    'date:soon',
    'cycle:R0/PT1H',
    'cycle:Rx/PT1H',
    'duration:1h',
    'cycle:R/P5M',
    'cycle:R/PT1.5S',
    'cycle:soon',
    'cycle:0 0 9 30 2 *',
    'moon:full',
  ])('makes none of %s', (timer) => {
    expect(timerScheduleOf(timer, DEPLOYED)).toBeUndefined();
  });
});
