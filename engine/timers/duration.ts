import { TIME_ZONE_OFFSET_MILLISECONDS } from '../../contract/time-zone.ts';

/** An ISO 8601 duration: months go by the calendar, the rest is exact. */
export interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

/** Parses `P1Y2M3DT4H5M6.7S`, `P2W` and negatives of them; undefined if the text is none. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text);
  if (!match || !/\d/.test(text) || text.endsWith('T')) {
    return undefined;
  }
  const [, sign, years, months, weeks, days, hours, minutes, seconds] = match;
  const factor = sign === '-' ? -1 : 1;
  const milliseconds =
    (number(weeks) * 7 + number(days)) * DAY + number(hours) * HOUR + number(minutes) * MINUTE + Math.round(number(seconds) * SECOND);
  return { months: factor * (number(years) * 12 + number(months)), milliseconds: factor * milliseconds };
}

/** The instant a duration after `at` (epoch milliseconds); 31 January + P1M is the last day of February. */
export function addDuration(at: number, duration: Duration): number {
  return addMonths(at, duration.months) + duration.milliseconds;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATION = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

function number(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits);
}

function addMonths(at: number, months: number): number {
  if (months === 0) {
    return at;
  }
  const local = new Date(at + TIME_ZONE_OFFSET_MILLISECONDS);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, lastDay));
  return local.getTime() - TIME_ZONE_OFFSET_MILLISECONDS;
}
