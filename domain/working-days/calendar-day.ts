/** A day of the city's calendar as YYYY-MM-DD. The city keeps China Standard Time, UTC+8 without summer time. */
export type CalendarDay = string;

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** The day on which an instant falls in the city, whatever the zone of the machine. */
export function dayOf(instant: Date): CalendarDay {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}

/** The wall-clock time of an instant in the city, in minutes: 14:05. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(11, 16);
}

/** The instant of a wall-clock hour of a day in the city. */
export function instantAt(day: CalendarDay, hour: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET + hour * 3_600_000);
}

/** The day `days` after (before, if negative). */
export function shiftDay(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
