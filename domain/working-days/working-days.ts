import chineseDays from 'chinese-days';
import { dayOf, instantAt, shiftDay, type CalendarDay } from './calendar-day.ts';

/** Days on which the city departs from the published calendar: `true` working, `false` off. */
export type CalendarOverrides = ReadonlyMap<CalendarDay, boolean>;

export const noOverrides: CalendarOverrides = new Map();

/** Office hours: a deadline ends when the office closes, a reminder comes when it opens. */
export const OFFICE_OPENS = 9;
export const OFFICE_CLOSES = 18;

/** Longest deadline in working days: about four years, so that a typing error can't keep a search running. */
const LONGEST = 1000;

/**
 * Whether people work on the day: the override table first, then the State Council's calendar with its shifted days
 * (调休). Years whose calendar isn't published yet count Monday to Friday as working; the table mends what comes later.
 */
export function isWorkingDay(day: CalendarDay, overrides: CalendarOverrides): boolean {
  return overrides.get(day) ?? chineseDays.isWorkday(day);
}

/**
 * When `count` working days counted from the day after `from` are over: 18:00 of the last of them. Zero means the
 * close of the same day, or of the next working day when `from` is after hours or on a day off.
 * @throws RangeError unless `count` is a whole number from 0 to 1000
 */
export function addWorkingDays(from: Date, count: number, overrides: CalendarOverrides): Date {
  requireCount(count);
  const today = dayOf(from);
  if (count === 0) {
    const close = instantAt(today, OFFICE_CLOSES);
    return isWorkingDay(today, overrides) && from < close ? close : addWorkingDays(from, 1, overrides);
  }
  return instantAt(stepWorkingDays(today, count, 1, overrides), OFFICE_CLOSES);
}

/** When to remind of a deadline: 9:00 of the day that lies `before` working days ahead of it, 0 being the day itself. */
export function remindAt(dueAt: Date, before: number, overrides: CalendarOverrides): Date {
  requireCount(before);
  return instantAt(stepWorkingDays(dayOf(dueAt), before, -1, overrides), OFFICE_OPENS);
}

/**
 * Working days between two instants for "还剩 2 个工作日" and "已超 1 个工作日": the days after `from` up to and with
 * the day of `to`; negative when `to` is past; 0 on the same day.
 */
export function workingDaysBetween(from: Date, to: Date, overrides: CalendarOverrides): number {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first > last) return -countBetween(last, first, overrides);
  return countBetween(first, last, overrides);
}

export interface WorkingDayDeadline {
  readonly workingDays: number;
  readonly remindBefore?: number;
}

/** Due and reminder date of a task that is opened at `from`. A reminder that would come before the task itself is left out. */
export function resolveDeadline(
  from: Date,
  deadline: WorkingDayDeadline,
  overrides: CalendarOverrides,
): { readonly dueAt: Date; readonly remindAt?: Date } {
  const dueAt = addWorkingDays(from, deadline.workingDays, overrides);
  if (deadline.remindBefore === undefined) return { dueAt };
  const reminder = remindAt(dueAt, deadline.remindBefore, overrides);
  return reminder > from ? { dueAt, remindAt: reminder } : { dueAt };
}

function stepWorkingDays(from: CalendarDay, count: number, direction: 1 | -1, overrides: CalendarOverrides): CalendarDay {
  let day = from;
  for (let left = count; left > 0;) {
    day = shiftDay(day, direction);
    if (isWorkingDay(day, overrides)) left -= 1;
  }
  return day;
}

function countBetween(first: CalendarDay, last: CalendarDay, overrides: CalendarOverrides): number {
  let count = 0;
  for (let day = first; day < last;) {
    day = shiftDay(day, 1);
    if (isWorkingDay(day, overrides)) count += 1;
  }
  return count;
}

function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 0 || count > LONGEST) {
    throw new RangeError(`工作日天数应为 0 到 ${LONGEST} 的整数，现在是 ${count}`);
  }
}
