import { loadCalendarOverrides } from '../../../db/registers/calendar-overrides.ts';
import { instantAt, shiftDay, type CalendarDay } from '../../../domain/working-days/calendar-day.ts';
import { OFFICE_CLOSES, remindAt, workingDaysBetween } from '../../../domain/working-days/working-days.ts';
import type { ServiceTaskContext } from '../handler.ts';

/** Dates that a contract's timers wait for, by the calendar as it is now. */
export interface ContractCalendar {
  /** 9:00 of the working day that lies so many before a day. */
  before(day: CalendarDay, workingDays: number): Date;
  /** Working days from the later of now and an instant to the close of a day; 0 when that is past. */
  left(from: Date, day: CalendarDay): number;
}

export async function contractCalendar({ transaction, now }: ServiceTaskContext): Promise<ContractCalendar> {
  const overrides = await loadCalendarOverrides(transaction);
  return {
    before: (day, workingDays) => remindAt(closeOf(day), workingDays, overrides),
    left: (from, day) => Math.max(0, workingDaysBetween(from > now ? from : now, closeOf(day), overrides)),
  };
}

/** When the offices close on a day. */
export function closeOf(day: CalendarDay): Date {
  return instantAt(day, OFFICE_CLOSES);
}

/** When a day is over. */
export function endOfDay(day: CalendarDay): Date {
  return instantAt(shiftDay(day, 1), 0);
}
