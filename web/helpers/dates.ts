import { dueText } from '../../domain/working-days/due-text.ts';

/** Everybody works in one zone, whatever the server's or the browser's is. */
const ZONE = 'Asia/Shanghai';

const partsFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 2026年11月23日; a `date` column's text (2026-11-23) works as well. */
export function longDate(value: unknown): string {
  const date = toDate(value);
  if (date === undefined) return '';
  const { year, month, day } = parts(date);
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** 11-23 14:05, with the year in front when it isn't this one. */
export function shortDateTime(value: unknown, now: Date = new Date()): string {
  const date = toDate(value);
  if (date === undefined) return '';
  const { year, month, day, hour, minute } = parts(date);
  const sameYear = parts(now).year === year;
  return `${sameYear ? '' : `${year}-`}${month}-${day} ${hour}:${minute}`;
}

/** 2026-11-23: for inputs and sortable columns. */
export function isoDate(value: unknown): string {
  const date = toDate(value);
  if (date === undefined) return '';
  const { year, month, day } = parts(date);
  return `${year}-${month}-${day}`;
}

/** For `<time datetime>`. */
export function isoInstant(value: unknown): string {
  return toDate(value)?.toISOString() ?? '';
}

/** Of a due moment: 2026-11-23, and the time only where it isn't when the offices close. */
export function dueMoment(value: unknown): string {
  const date = toDate(value);
  return date === undefined ? '' : dueText(date);
}

/** Handlebars passes its options last, hence the wrappers. */
export const dateHelpers = {
  longDate: (value: unknown): string => longDate(value),
  shortDateTime: (value: unknown): string => shortDateTime(value),
  isoDate: (value: unknown): string => isoDate(value),
  isoInstant: (value: unknown): string => isoInstant(value),
  dueMoment: (value: unknown): string => dueMoment(value),
};

function toDate(value: unknown): Date | undefined {
  if (value instanceof Date) return value;
  if (typeof value === 'number' || (typeof value === 'string' && value !== '')) {
    const date = new Date(value);
    return Number.isNaN(date.getTime()) ? undefined : date;
  }
  return undefined;
}

function parts(date: Date): {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
} {
  const found = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of partsFormat.formatToParts(date)) {
    if (type === 'year' || type === 'month' || type === 'day' || type === 'hour' || type === 'minute') found[type] = value;
  }
  return found;
}
