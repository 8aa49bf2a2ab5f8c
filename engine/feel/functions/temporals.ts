import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { toZonedIso } from '../../../contract/time-zone.ts';
import { TEMPORAL_WORK } from '../limits.ts';
import { FeelFunction, type FeelValue } from '../values/feel-value.ts';
import { readDate, readDateTime, readDuration, readTime } from '../values/temporal.ts';
import type { Work } from '../work.ts';
import { date, dateOrDateTime, one, text, two, type Parameter } from './signature.ts';

const day: Parameter<FeelDate | FeelDateTime> = ['date', dateOrDateTime];

/** DMN 1.3, 10.3.4.1 and 10.3.4.8, and Camunda's own. The time of `now()` is the trigger's. */
export const temporals: readonly FeelFunction[] = [
  new FeelFunction('now', [], (_values, work) => readDateTime(toZonedIso(work.at), work)),
  new FeelFunction('today', [], (_values, work) => readDate(toZonedIso(work.at).slice(0, 10), work)),
  new FeelFunction('date', ['year', 'month', 'day', 'from'], ([year, month, dayOfMonth, from], work) => {
    if (typeof year === 'number' && typeof month === 'number' && typeof dayOfMonth === 'number') {
      return (
        readDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`, work) ??
        work.warn(`没有 ${year} 年 ${month} 月 ${dayOfMonth} 日`)
      );
    }
    return dateFrom(year ?? from ?? null, work);
  }),
  new FeelFunction('time', ['hour', 'minute', 'second', 'offset', 'from'], ([hour, minute, second, offset, from], work) => {
    if (typeof hour === 'number' && typeof minute === 'number' && typeof second === 'number') {
      const zone = offset instanceof FeelDuration ? zoneOf(offset) : '';
      return readTime(`${pad(hour, 2)}:${pad(minute, 2)}:${seconds(second)}${zone}`, work) ?? work.warn('不是有效的时间');
    }
    return timeFrom(hour ?? from ?? null, work);
  }),
  new FeelFunction('date and time', ['date', 'time', 'from'], ([on, at, from], work) => dateTimeFrom(on ?? from ?? null, at ?? null, work)),
  one('duration', ['from', text], (from, work) => readDuration(from, work) ?? work.warn(`“${from.slice(0, 40)}”不是 ISO 8601 时长`)),
  two('years and months duration', ['from', date], ['to', date], (from, to, work) => {
    work.spend(TEMPORAL_WORK);
    return new FeelDuration(from.unwrap().until(to.unwrap(), { largestUnit: 'month', smallestUnit: 'month' }), true);
  }),
  one('day of week', day, (on) => WEEKDAYS[on.weekday - 1] ?? null),
  one('day of year', day, (on) => on.unwrap().dayOfYear),
  one('week of year', day, (on) => on.unwrap().weekOfYear ?? null),
  one('month of year', day, (on) => MONTHS[on.month - 1] ?? null),
  one('last day of month', day, (on, work) => {
    work.spend(TEMPORAL_WORK);
    const plain = on.unwrap();
    return new FeelDate(('toPlainDate' in plain ? plain.toPlainDate() : plain).with({ day: plain.daysInMonth }));
  }),
];

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

function dateFrom(from: FeelValue, work: Work): FeelValue {
  if (from instanceof FeelDateTime) {
    return new FeelDate(from.unwrap().toPlainDate());
  }
  return from instanceof FeelDate ? from : read(from, readDate, '日期', work);
}

function timeFrom(from: FeelValue, work: Work): FeelValue {
  if (from instanceof FeelDateTime) {
    return new FeelTime(from.unwrap().toPlainTime(), from.zone);
  }
  if (from instanceof FeelDate) {
    return readTime('00:00:00Z', work);
  }
  return from instanceof FeelTime ? from : read(from, readTime, '时间', work);
}

function dateTimeFrom(on: FeelValue, at: FeelValue, work: Work): FeelValue {
  if (on instanceof FeelDate || on instanceof FeelDateTime) {
    const plain = on.toString().slice(0, 10);
    if (at instanceof FeelTime) {
      return readDateTime(`${plain}T${at.toString()}`, work);
    }
    return on instanceof FeelDateTime ? on : readDateTime(plain, work);
  }
  return read(on, readDateTime, '日期时间', work);
}

function read(from: FeelValue, reader: (from: string, work: Work) => FeelValue, what: string, work: Work): FeelValue {
  if (from === null) {
    return null;
  }
  return (
    (typeof from === 'string' ? reader(from, work) : null) ??
    work.warn(`${typeof from === 'string' ? `“${from.slice(0, 40)}”` : '这个值'}不是${what}`)
  );
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function seconds(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  return fraction === undefined ? whole.padStart(2, '0') : `${whole.padStart(2, '0')}.${fraction.slice(0, 9)}`;
}

function zoneOf(offset: FeelDuration): string {
  const total = Math.trunc(offset.unwrap().total({ unit: 'second' }));
  const size = Math.abs(total);
  const parts = [Math.floor(size / 3600), Math.floor((size % 3600) / 60), ...(size % 60 === 0 ? [] : [size % 60])];
  return `${total < 0 ? '-' : '+'}${parts.map((part) => pad(part, 2)).join(':')}`;
}
