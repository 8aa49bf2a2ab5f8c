import { isCalendarDate } from '../../../domain/id-number.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import type { ServiceTaskContext } from '../handler.ts';
import { endOf, workingCalendar } from './evaluation-dates.ts';
import { refusePlan } from './refuse-plan.ts';

/** Dates of a cycle as they were given, and the working days that count where they weren't. */
export interface GivenDates {
  readonly selfAssessmentDue?: string | undefined;
  readonly reviewDue?: string | undefined;
  readonly closesAt?: string | undefined;
  readonly selfAssessmentDays?: number | undefined;
  readonly reviewDays?: number | undefined;
  readonly closingDays?: number | undefined;
}

export interface PlannedDates {
  readonly selfAssessmentDue: string;
  readonly reviewDue: string;
  readonly closesAt: Date;
}

const DEFAULTS = { selfAssessmentDays: 10, reviewDays: 25, closingDays: 45 };

/** Works out the dates and refuses those that are past or out of order. A closing day without a time closes with the offices. */
export async function planDates(context: ServiceTaskContext, given: GivenDates): Promise<PlannedDates> {
  const calendar = await workingCalendar(context);
  const dayAfter = (days: number) => dayOf(calendar.after(context.now, days));
  const selfAssessmentDue =
    dayFrom('自评截止日期', given.selfAssessmentDue) ?? dayAfter(given.selfAssessmentDays ?? DEFAULTS.selfAssessmentDays);
  const reviewDue = dayFrom('评审截止日期', given.reviewDue) ?? dayAfter(given.reviewDays ?? DEFAULTS.reviewDays);
  const closesAt = closingFrom(given.closesAt) ?? calendar.after(context.now, given.closingDays ?? DEFAULTS.closingDays);
  if (endOf(selfAssessmentDue) <= context.now) throw refusePlan(`自评截止日期 ${selfAssessmentDue} 已过`);
  if (reviewDue <= selfAssessmentDue) throw refusePlan(`评审截止日期 ${reviewDue} 应在自评截止日期 ${selfAssessmentDue} 之后`);
  if (dayOf(closesAt) < reviewDue) throw refusePlan(`评估截止时间 ${dayOf(closesAt)} 应不早于评审截止日期 ${reviewDue}`);
  return { selfAssessmentDue, reviewDue, closesAt };
}

function dayFrom(label: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const day = text.slice(0, 10);
  if (!isCalendarDate(day)) throw refusePlan(`${label}应为存在的日期，写作 2026-11-23`);
  return day;
}

function closingFrom(text: string | undefined): Date | undefined {
  const day = dayFrom('评估截止时间', text);
  if (text === undefined || day === undefined) return undefined;
  if (!text.includes('T')) return endOf(day);
  const at = new Date(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}+08:00`);
  if (Number.isNaN(at.getTime())) throw refusePlan('评估截止时间应写作 2026-12-31 或 2026-12-31T18:00');
  return at;
}
