import { dayOf, timeOf } from '../../domain/working-days/calendar-day.ts';
import type { ReadValue } from './read-result.ts';
import type { DateComponent } from './schema.ts';

/** A date that may have a time of day: two inputs of one name, the second of which may stay empty. */
export function mayHaveTime({ subtype, properties }: DateComponent): boolean {
  return subtype === 'date' && properties.time === 'optional';
}

/** What was typed into the inputs of a date: one, or a day and a time. */
export function readDate(component: DateComponent, texts: readonly string[]): ReadValue {
  return mayHaveTime(component) ? readDayAndTime(component, texts) : readOne(component, texts.findLast((text) => text !== '') ?? '');
}

/** The texts that stand for a date in the page: the way back. */
export function dateTexts(component: DateComponent, value: string): string[] {
  return mayHaveTime(component) ? dayAndTimeOf(component, value) : [toInputText(component, value)];
}

/** The two texts of a date that may have a time; what programs send may be in one. */
export function dayAndTime(texts: readonly string[]): readonly [day: string, time: string] {
  const [day = '', time = ''] = texts.flatMap((text) => text.replace(' ', 'T').split('T'));
  return [day, time];
}

/** China has one zone and no summer time. */
const OFFSET = '+08:00';

function readOne(component: DateComponent, text: string): ReadValue {
  if (text === '') return { value: null };
  switch (component.subtype) {
    case 'date':
      return isDate(text) ? { value: text } : { value: null, fault: '应为日期，例如 2026-11-23' };
    case 'time':
      return isTime(text) ? { value: withZone(component, text) } : { value: null, fault: '应为时间，例如 14:05' };
    case 'datetime': {
      const [date = '', time = ''] = text.replace(' ', 'T').split('T');
      return isDate(date) && isTime(time)
        ? { value: withZone(component, `${date}T${time}`) }
        : { value: null, fault: '应为日期和时间，例如 2026-11-23 14:05' };
    }
  }
}

/** A day alone, or a day and a time. */
function readDayAndTime(component: DateComponent, texts: readonly string[]): ReadValue {
  const [day, time] = dayAndTime(texts);
  if (time === '') return readOne(component, day);
  if (day === '') return { value: null, fault: '只填了时刻，请也填写日期' };
  return readOne({ ...component, subtype: 'datetime' }, `${day}T${time}`);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= '1900' && text < '2200';
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/u.test(text);
}

function withZone({ timeSerializingFormat, subtype }: DateComponent, text: string): string {
  switch (timeSerializingFormat) {
    case 'no_timezone':
      return text;
    case 'utc_offset':
      return `${text}${OFFSET}`;
    case 'utc_normalized': {
      const instant = new Date(`${subtype === 'time' ? `2000-01-01T${text}` : text}${OFFSET}`).toISOString();
      return subtype === 'time' ? `${instant.slice(11, 16)}Z` : `${instant.slice(0, 16)}Z`;
    }
  }
}

function dayAndTimeOf(component: DateComponent, value: string): string[] {
  return [...dayAndTime([toInputText({ ...component, subtype: 'datetime' }, value)])];
}

/** What an `<input type="date|time|datetime-local">` takes, in the zone everybody works in. */
function toInputText({ subtype }: DateComponent, value: string): string {
  if (subtype === 'date') return value.slice(0, 10);
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/u.test(value);
  if (!hasZone) return value.slice(0, subtype === 'time' ? 5 : 16);
  const instant = new Date(subtype === 'time' ? `2000-01-01T${value}` : value);
  if (Number.isNaN(instant.getTime())) return '';
  return subtype === 'time' ? timeOf(instant) : `${dayOf(instant)}T${timeOf(instant)}`;
}
