import type { CalendarDay } from '../working-days/calendar-day.ts';
import type { VisitStatus } from './visits.ts';

export const planEntryStates = { planned: '未安排', started: '已安排', done: '已完成', overdue: '已逾期' } as const;

export type PlanEntryState = keyof typeof planEntryStates;

/** The month of an entry of the year's plan, with the visit that carries it out. */
export interface PlannedMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Of the visit that isn't cancelled; null: none is arranged. */
  readonly visitStatus: VisitStatus | null;
}

/** Whether an entry of the plan is carried out: done once somebody has been there, overdue when its month has passed without. */
export function planEntryState({ year, month, visitStatus }: PlannedMonth, today: CalendarDay): PlanEntryState {
  switch (visitStatus) {
    case 'visited':
    case 'following-up':
    case 'closed':
      return 'done';
    case 'arranged':
    case 'cancelled':
    case null:
      if (today.slice(0, 7) > monthOf(year, month)) return 'overdue';
      return visitStatus === 'arranged' ? 'started' : 'planned';
  }
}

/** The day for which a visit is proposed: the first of its month, or today once that has passed. */
export function proposedDay({ year, month }: Pick<PlannedMonth, 'year' | 'month'>, today: CalendarDay): CalendarDay {
  const first = `${monthOf(year, month)}-01`;
  return first > today ? first : today;
}

function monthOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
