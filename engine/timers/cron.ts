import { TIME_ZONE_OFFSET_MILLISECONDS } from '../../contract/time-zone.ts';

/** Whether a text is a cron expression: five fields (minute hour day month weekday) or six (seconds first). */
export function isCron(text: string): boolean {
  return parseCron(text) !== undefined;
}

/** The first instant after `after` (epoch milliseconds) that a cron expression names in the city's zone; undefined if none in four years. */
export function nextCronInstant(text: string, after: number): number | undefined {
  const fields = parseCron(text);
  if (!fields) {
    return undefined;
  }
  const local = new Date(after + TIME_ZONE_OFFSET_MILLISECONDS);
  local.setUTCMilliseconds(1000);
  const end = local.getTime() + LONGEST_SEARCH;
  while (local.getTime() < end) {
    if (!fields.month.has(local.getUTCMonth() + 1)) {
      local.setUTCMonth(local.getUTCMonth() + 1, 1);
      local.setUTCHours(0, 0, 0);
    } else if (!matchesDay(fields, local)) {
      local.setUTCDate(local.getUTCDate() + 1);
      local.setUTCHours(0, 0, 0);
    } else if (!fields.hour.has(local.getUTCHours())) {
      local.setUTCHours(local.getUTCHours() + 1, 0, 0);
    } else if (!fields.minute.has(local.getUTCMinutes())) {
      local.setUTCMinutes(local.getUTCMinutes() + 1, 0);
    } else if (!fields.second.has(local.getUTCSeconds())) {
      local.setUTCSeconds(local.getUTCSeconds() + 1);
    } else {
      return local.getTime() - TIME_ZONE_OFFSET_MILLISECONDS;
    }
  }
  return undefined;
}

const LONGEST_SEARCH = 4 * 366 * 24 * 60 * 60 * 1000;

interface CronFields {
  readonly second: ReadonlySet<number>;
  readonly minute: ReadonlySet<number>;
  readonly hour: ReadonlySet<number>;
  readonly day: ReadonlySet<number>;
  readonly month: ReadonlySet<number>;
  readonly weekday: ReadonlySet<number>;
  /** Cron's rule: when both day and weekday are restricted, either may match. */
  readonly eitherDay: boolean;
}

function matchesDay(fields: CronFields, local: Date): boolean {
  const day = fields.day.has(local.getUTCDate());
  const weekday = fields.weekday.has(local.getUTCDay());
  return fields.eitherDay ? day || weekday : day && weekday;
}

function parseCron(text: string): CronFields | undefined {
  const parts = text.trim().split(/\s+/);
  const [secondText, minuteText, hourText, dayText, monthText, weekdayText] = parts.length === 5 ? ['0', ...parts] : parts;
  if (parts.length < 5 || parts.length > 6) {
    return undefined;
  }
  const second = parseField(secondText, 0, 59);
  const minute = parseField(minuteText, 0, 59);
  const hour = parseField(hourText, 0, 23);
  const day = parseField(dayText, 1, 31);
  const month = parseField(monthText, 1, 12, MONTHS, 1);
  const weekday = parseField(weekdayText, 0, 7, WEEKDAYS, 0);
  if (!second || !minute || !hour || !day || !month || !weekday) {
    return undefined;
  }
  const sundays = weekday.has(7) ? new Set([...weekday, 0]) : weekday;
  return { second, minute, hour, day, month, weekday: sundays, eitherDay: isRestricted(dayText) && isRestricted(weekdayText) };
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function isRestricted(field: string | undefined): boolean {
  return field !== '*' && field !== '?';
}

function parseField(
  text: string | undefined,
  low: number,
  high: number,
  names: readonly string[] = [],
  firstName = 0,
): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of (text ?? '').toUpperCase().split(',')) {
    const match = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part);
    if (!match) {
      return undefined;
    }
    const [, first = '', last, stepText] = match;
    const any = first === '*' || first === '?';
    const from = any ? low : toNumber(first, names, firstName);
    const to = last === undefined ? (any || stepText !== undefined ? high : from) : toNumber(last, names, firstName);
    const step = stepText === undefined ? 1 : Number(stepText);
    if (!(from >= low && to <= high && from <= to && step > 0)) {
      return undefined;
    }
    for (let value = from; value <= to; value += step) {
      values.add(value);
    }
  }
  return values;
}

function toNumber(text: string, names: readonly string[], firstName: number): number {
  const index = names.indexOf(text);
  return index >= 0 ? index + firstName : /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
