import { TIME_ZONE_OFFSET } from '../../contract/time-zone.ts';

/**
 * Epoch milliseconds of an ISO 8601 date or date time; without offset it is read in the city's zone.
 * Undefined if it is none, or a day that the calendar doesn't have.
 */
export function parseInstant(text: string): number | undefined {
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text;
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?(?:\[[\w/+-]+\])?$/.exec(dated);
  if (match?.[1] === undefined || !isCalendarDate(match[1])) {
    return undefined;
  }
  const instant = Date.parse(`${match[1]}${match[2] ?? TIME_ZONE_OFFSET}`);
  return Number.isNaN(instant) ? undefined : instant;
}

/** `2026-02-30` parses in JavaScript as 2 March: refuse it instead. */
function isCalendarDate(local: string): boolean {
  const parsed = new Date(`${local}Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(local.slice(0, 10));
}
