import { dayOf } from '../domain/working-days/calendar-day.ts';

/** The year that an address asks for; this year for everything that makes no sense. */
export function readYear(text: string | undefined, now: Date): number {
  return text !== undefined && /^2\d{3}$/.test(text) ? Number(text) : thisYear(now);
}

export function thisYear(now: Date): number {
  return Number(dayOf(now).slice(0, 4));
}
