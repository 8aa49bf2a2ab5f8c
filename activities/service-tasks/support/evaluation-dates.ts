import { loadCalendarOverrides } from '../../../db/registers/calendar-overrides.ts';
import { instantAt } from '../../../domain/working-days/calendar-day.ts';
import { addWorkingDays, OFFICE_CLOSES, workingDaysBetween } from '../../../domain/working-days/working-days.ts';
import type { ServiceTaskContext } from '../handler.ts';

/** The calendar as it is now, for dates that a diagram's timers wait for. A change of the calendar later doesn't move them. */
export interface WorkingCalendar {
  /** 18:00 of the working day that lies so many after an instant. */
  after(from: Date, workingDays: number): Date;
  /** Working days from now to the day of an instant; at least `least`. */
  left(due: Date, least: number): number;
  between(from: Date, to: Date): number;
}

export async function workingCalendar({ transaction, now }: ServiceTaskContext): Promise<WorkingCalendar> {
  const overrides = await loadCalendarOverrides(transaction);
  return {
    after: (from, workingDays) => addWorkingDays(from, workingDays, overrides),
    left: (due, least) => Math.max(least, workingDaysBetween(now, due, overrides)),
    between: (from, to) => workingDaysBetween(from, to, overrides),
  };
}

/** When the offices close on a day. */
export function endOf(day: string): Date {
  return instantAt(day, OFFICE_CLOSES);
}

/** The later of two instants. */
export function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** The earlier of two instants. */
export function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
