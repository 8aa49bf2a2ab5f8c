import { dayOf, timeOf } from './calendar-day.ts';
import { OFFICE_CLOSES } from './working-days.ts';

/** A due moment as people read it: `2026-12-07`, with the time only where it isn't when the offices close: `2026-12-07 14:30`. */
export function dueText(at: Date): string {
  const [day, time] = [dayOf(at), timeOf(at)];
  return time === CLOSE ? day : `${day} ${time}`;
}

const CLOSE = `${OFFICE_CLOSES}:00`;
