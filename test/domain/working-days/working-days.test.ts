import { describe, expect, it } from 'vitest';
import { dayOf, instantAt, shiftDay } from '../../../domain/working-days/calendar-day.ts';
import {
  addWorkingDays,
  isWorkingDay,
  noOverrides,
  remindAt,
  resolveDeadline,
  workingDaysBetween,
} from '../../../domain/working-days/working-days.ts';

const at = (text: string) => new Date(`${text}+08:00`);

describe('isWorkingDay', () => {
  it.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-10', true, 'a Saturday that is worked for the holiday (调休)'],
  ])('%s → %s: %s', (day, expected) => {
    expect(isWorkingDay(day, noOverrides)).toBe(expected);
  });

  it('lets the city decide otherwise, both ways', () => {
    const overrides = new Map([
      ['2026-11-23', false],
      ['2026-11-22', true],
    ]);
    expect([isWorkingDay('2026-11-23', overrides), isWorkingDay('2026-11-22', overrides)]).toEqual([false, true]);
  });
});

describe('addWorkingDays', () => {
  it('ends at the close of the n-th working day after the start', () => {
    expect(addWorkingDays(at('2026-11-23T10:00'), 3, noOverrides)).toEqual(at('2026-11-26T18:00'));
  });

  it('skips a weekend and the whole National Day holiday', () => {
    expect(addWorkingDays(at('2026-11-27T17:59'), 1, noOverrides)).toEqual(at('2026-11-30T18:00'));
    expect(addWorkingDays(at('2026-09-30T09:00'), 1, noOverrides)).toEqual(at('2026-10-08T18:00'));
  });

  it('counts days by the city, not by UTC', () => {
    expect(addWorkingDays(new Date('2026-11-22T17:00:00Z'), 1, noOverrides)).toEqual(at('2026-11-24T18:00'));
  });

  it('means the close of the same day by zero, or of the next working day after hours', () => {
    expect(addWorkingDays(at('2026-11-23T10:00'), 0, noOverrides)).toEqual(at('2026-11-23T18:00'));
    expect(addWorkingDays(at('2026-11-23T18:00'), 0, noOverrides)).toEqual(at('2026-11-24T18:00'));
    expect(addWorkingDays(at('2026-11-21T10:00'), 0, noOverrides)).toEqual(at('2026-11-23T18:00'));
  });

  it.each([-1, 1.5, 1001, Number.NaN])('refuses %s days', (count) => {
    expect(() => addWorkingDays(at('2026-11-23T10:00'), count, noOverrides)).toThrow(RangeError);
  });
});

describe('deadlines', () => {
  it('remind on the morning of an earlier working day', () => {
    expect(remindAt(at('2026-11-30T18:00'), 1, noOverrides)).toEqual(at('2026-11-27T09:00'));
  });

  it('leave out a reminder that would come before the task', () => {
    expect(resolveDeadline(at('2026-11-23T10:00'), { workingDays: 1, remindBefore: 1 }, noOverrides)).toEqual({
      dueAt: at('2026-11-24T18:00'),
    });
    expect(resolveDeadline(at('2026-11-23T10:00'), { workingDays: 2, remindBefore: 1 }, noOverrides)).toEqual({
      dueAt: at('2026-11-25T18:00'),
      remindAt: at('2026-11-24T09:00'),
    });
  });

  it('move when the city declares a day off', () => {
    const overrides = new Map([['2026-11-24', false]]);
    expect(addWorkingDays(at('2026-11-23T10:00'), 1, overrides)).toEqual(at('2026-11-25T18:00'));
  });

  it('tell how many working days are left or over', () => {
    const due = at('2026-11-30T18:00');
    expect(workingDaysBetween(at('2026-11-26T20:00'), due, noOverrides)).toBe(2);
    expect(workingDaysBetween(at('2026-11-30T08:00'), due, noOverrides)).toBe(0);
    expect(workingDaysBetween(at('2026-12-02T08:00'), due, noOverrides)).toBe(-2);
  });
});

describe('calendar days', () => {
  it('cross months and years', () => {
    expect([shiftDay('2026-12-31', 1), shiftDay('2024-03-01', -1)]).toEqual(['2027-01-01', '2024-02-29']);
  });

  it('turn round', () => {
    expect(dayOf(instantAt('2026-11-23', 0))).toBe('2026-11-23');
    expect(dayOf(new Date(instantAt('2026-11-23', 0).getTime() - 1))).toBe('2026-11-22');
  });
});
