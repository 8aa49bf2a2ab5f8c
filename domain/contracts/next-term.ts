import { shiftDay, type CalendarDay } from '../working-days/calendar-day.ts';
import type { ContractDraft } from './contract-draft.ts';

/** What the next term begins with: the text of the last one, everything dated as many years later as the term was long. */
export function nextTerm(draft: ContractDraft): ContractDraft {
  const years = lengthInYears(draft);
  return {
    ...draft,
    startsOn: shiftDay(draft.endsOn, 1),
    endsOn: shiftYears(draft.endsOn, years),
    budget: draft.budget.map((line) => ({ ...line, year: line.year + years })),
    obligations: draft.obligations.map((obligation) => ({ ...obligation, dueOn: shiftYears(obligation.dueOn, years) })),
  };
}

/** A term shorter than a year counts as one. */
function lengthInYears({ startsOn, endsOn }: ContractDraft): number {
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1;
  return Math.max(1, Math.round(days / 365.25));
}

/** 29 February becomes the 28th where there is none. */
function shiftYears(day: CalendarDay, years: number): CalendarDay {
  const shifted = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  const parsed = new Date(`${shifted}T00:00:00Z`);
  return parsed.toISOString().slice(0, 10) === shifted ? shifted : `${shifted.slice(0, 8)}28`;
}
