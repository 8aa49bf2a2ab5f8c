import { isCalendarDate } from '../../../domain/id-number.ts';
import { dueText } from '../../../domain/working-days/due-text.ts';
import type { ServiceTaskContext } from '../handler.ts';
import { endOf, workingCalendar } from './evaluation-dates.ts';
import { refusePlan } from './refuse-plan.ts';

/** Dates of a cycle as they were given, with or without a time, and the working days that count where they weren't. */
export interface GivenDates {
  readonly selfAssessmentDue?: string | undefined;
  readonly reviewDue?: string | undefined;
  readonly closesAt?: string | undefined;
  readonly selfAssessmentDays?: number | undefined;
  readonly reviewDays?: number | undefined;
  readonly closingDays?: number | undefined;
}

export interface PlannedDates {
  readonly selfAssessmentDue: Date;
  readonly reviewDue: Date;
  readonly closesAt: Date;
}

const DEFAULTS = { selfAssessmentDays: 10, reviewDays: 25, closingDays: 45 };

/** Works out the moments and refuses those that are past or out of order. A day without a time is over when the offices close. */
export async function planDates(context: ServiceTaskContext, given: GivenDates): Promise<PlannedDates> {
  const calendar = await workingCalendar(context);
  const after = (days: number) => calendar.after(context.now, days);
  const selfAssessmentDue =
    momentFrom('自评截止时间', given.selfAssessmentDue) ?? after(given.selfAssessmentDays ?? DEFAULTS.selfAssessmentDays);
  const reviewDue = momentFrom('评审截止时间', given.reviewDue) ?? after(given.reviewDays ?? DEFAULTS.reviewDays);
  const closesAt = momentFrom('评估截止时间', given.closesAt) ?? after(given.closingDays ?? DEFAULTS.closingDays);
  const assessed = dueText(selfAssessmentDue);
  const reviewed = dueText(reviewDue);
  // Whatever comes after it isn't past either.
  if (selfAssessmentDue <= context.now) throw refusePlan(`自评截止时间 ${assessed} 已过`);
  if (reviewDue <= selfAssessmentDue) throw refusePlan(`评审截止时间 ${reviewed} 应在自评截止时间 ${assessed} 之后`);
  if (closesAt < reviewDue) throw refusePlan(`评估截止时间 ${dueText(closesAt)} 应不早于评审截止时间 ${reviewed}`);
  return { selfAssessmentDue, reviewDue, closesAt };
}

/** `2026-12-07` or `2026-12-07T14:30`, in the city's time unless it says another zone. */
function momentFrom(label: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const [, day, time, zone = '+08:00'] = WRITTEN.exec(text.trim()) ?? [];
  if (day === undefined) throw refusePlan(`${label}应写作 2026-12-31 或 2026-12-31T18:00`);
  if (!isCalendarDate(day)) throw refusePlan(`${label}应为存在的日期，写作 2026-11-23`);
  return time === undefined ? endOf(day) : new Date(`${day}T${time}${zone}`);
}

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/u;
