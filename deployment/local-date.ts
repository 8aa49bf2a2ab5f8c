import { TIME_ZONE_OFFSET_MILLISECONDS } from '../contract/time-zone.ts';

export const MONTHS_IN_YEAR = 12;

/** The city's wall clock, in the date's UTC fields. */
export function localDate(at: number): Date {
  return new Date(at + TIME_ZONE_OFFSET_MILLISECONDS);
}
