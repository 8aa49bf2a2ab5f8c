import { isoDate, longDate, shortDateTime } from './helpers/dates.ts';

/** How a deadline is told: in words, beside the absolute time. */
export interface DeadlineView {
  readonly kind: 'overdue' | 'soon' | 'later';
  /** 还剩 2 个工作日, 今天到期, 已超 1 天 */
  readonly text: string;
  /** 2026年11月23日 17:30 for a tooltip and for print. */
  readonly absolute: string;
  readonly instant: string;
}

/** Working days after the day of `from` up to and with the day of `to`; 0 on the same day. */
export type WorkingDaysBetween = (from: Date, to: Date) => number;

export function presentDeadline(dueAt: Date | undefined, now: Date, workingDaysBetween: WorkingDaysBetween): DeadlineView | undefined {
  if (dueAt === undefined) return undefined;
  return {
    ...wording(dueAt, now, workingDaysBetween),
    absolute: `${longDate(dueAt)} ${shortDateTime(dueAt).slice(-5)}`,
    instant: dueAt.toISOString(),
  };
}

function wording(
  dueAt: Date,
  now: Date,
  workingDaysBetween: WorkingDaysBetween,
): { readonly kind: DeadlineView['kind']; readonly text: string } {
  const [today, dueDay] = [isoDate(now), isoDate(dueAt)];
  if (dueAt < now) {
    const days = Math.round((Date.parse(today) - Date.parse(dueDay)) / DAY);
    return { kind: 'overdue', text: days === 0 ? '今天已超时' : `已超 ${days} 天` };
  }
  if (dueDay === today) return { kind: 'soon', text: '今天到期' };
  const left = workingDaysBetween(now, dueAt);
  return { kind: left <= SOON ? 'soon' : 'later', text: `还剩 ${left} 个工作日` };
}

/** From this many working days on a deadline is called soon. */
const SOON = 1;

const DAY = 24 * 60 * 60 * 1000;
