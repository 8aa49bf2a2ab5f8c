import type { CalendarObligation, CalendarTerm } from '../../../db/registers/contract-calendar.ts';
import { obligationKinds } from '../../../domain/contracts/contract-draft.ts';
import { dayOf, shiftDay } from '../../../domain/working-days/calendar-day.ts';
import { daysLeft, yuan } from '../../amounts.ts';
import type { Chart, Tone } from '../../charts/chart.ts';
import { columnChart } from '../../charts/column-chart.ts';
import { spanChart, type Span } from '../../charts/span-chart.ts';
import { contractAddress, isInForce, obligationStates, renewalWords } from './contract-words.ts';

/** Twelve months, from the first day of one to the last day of another. */
export interface CalendarPeriod {
  readonly from: string;
  readonly to: string;
  readonly months: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

/** The period that begins with a month (YYYY-MM); with the current one when none makes sense. */
export function calendarPeriod(month: string | undefined, today: string): CalendarPeriod {
  const [year, first] = (month !== undefined && /^20\d{2}-(?:0[1-9]|1[0-2])$/u.test(month) ? month : today.slice(0, 7))
    .split('-')
    .map(Number);
  const begin = (year ?? 0) * 12 + (first ?? 1) - 1;
  const months = Array.from({ length: 12 }, (_, index) => {
    const from = firstDay(begin + index);
    const label = `${Number(from.slice(5, 7))} 月`;
    return {
      from,
      to: shiftDay(firstDay(begin + index + 1), -1),
      label: index === 0 || from.endsWith('-01-01') ? `${from.slice(0, 4)} 年 ${label}` : label,
    };
  });
  return { from: firstDay(begin), to: shiftDay(firstDay(begin + 12), -1), months };
}

/** The month (YYYY-MM) so many months later or earlier. */
export function shiftMonth(day: string, months: number): string {
  return firstDay(Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months).slice(0, 7);
}

/** What ends when, which renewals have to be decided, and what is to be paid in which month. */
export function presentCalendar(
  period: CalendarPeriod,
  terms: readonly CalendarTerm[],
  obligations: readonly CalendarObligation[],
  today: string,
) {
  const instalments = obligations.filter(({ kind }) => kind === 'instalment');
  return {
    chart: termChart(period, terms, obligations, today),
    payments: paymentChart(period, instalments),
    renewals: renewalsDue(period, terms).map((term) => ({
      ...term,
      address: contractAddress(term.contractId),
      left: daysLeft(today, term.endsOn),
      isDecided: term.renewal !== null,
      decision: renewalWords(term.renewal),
    })),
    months: period.months.map(({ from, to, label }) =>
      presentMonth(
        label,
        obligations.filter(({ dueOn }) => dueOn >= from && dueOn <= to),
        today,
      ),
    ),
    total: yuan(sumOf(instalments)),
    open: yuan(sumOf(instalments.filter(({ status }) => status === 'open'))),
    hasInstalments: instalments.length > 0,
  };
}

/** Terms in force that end in the period: going on after them has to be decided before. */
export function renewalsDue({ from, to }: CalendarPeriod, terms: readonly CalendarTerm[]): readonly CalendarTerm[] {
  return terms
    .filter(({ status, inForce, endsOn }) => isInForce(status) && inForce && endsOn >= from && endsOn <= to)
    .toSorted((one, other) => one.endsOn.localeCompare(other.endsOn));
}

function presentMonth(label: string, obligations: readonly CalendarObligation[], today: string) {
  const instalments = obligations.filter(({ kind }) => kind === 'instalment');
  return {
    label,
    instalments: instalments.length,
    sum: instalments.length === 0 ? '' : yuan(sumOf(instalments)),
    open: yuan(sumOf(instalments.filter(({ status }) => status === 'open'))),
    obligations: obligations.map((obligation) => presentObligation(obligation, today)),
  };
}

function presentObligation({ contractId, kind, title, dueOn, amountCents, status, stationName }: CalendarObligation, today: string) {
  return {
    address: contractAddress(contractId),
    stationName,
    kind: obligationKinds[kind],
    title,
    dueOn,
    amount: amountCents === null ? '' : yuan(amountCents),
    state: obligationStates[status],
    isOpen: status === 'open',
    isLate: status === 'open' && dueOn < today,
  };
}

function termChart(
  period: CalendarPeriod,
  terms: readonly CalendarTerm[],
  obligations: readonly CalendarObligation[],
  today: string,
): Chart {
  const stations = new Map(terms.map(({ station, stationName }) => [station, stationName]));
  return spanChart({
    title: `协议期（${period.from.slice(0, 7)} 至 ${period.to.slice(0, 7)}）`,
    of: '社工站',
    months: period.months,
    to: period.to,
    today,
    rows: [...stations].map(([station, label]) => ({
      label,
      spans: terms.filter((term) => term.station === station).map(spanOf),
      marks: obligations
        .filter((each) => each.station === station && each.kind === 'instalment')
        .map(({ dueOn }) => ({ on: dueOn, sign: '付' })),
    })),
  });
}

function spanOf({ startsOn, endsOn, term, status, inForce, renewal, endedAt }: CalendarTerm): Span {
  // A contract that was terminated ends before its term does.
  const ended = endedAt === null ? endsOn : dayOf(endedAt);
  const words = !inForce ? '签订中' : isInForce(status) ? (renewal === null ? `${endsOn} 到期` : renewalWords(renewal)) : '已结束';
  return {
    from: startsOn,
    to: ended < endsOn && ended >= startsOn ? ended : endsOn,
    note: `第 ${term} 期 · ${words}`,
    tone: toneOf(status, inForce),
  };
}

function toneOf(status: CalendarTerm['status'], inForce: boolean): Tone {
  if (!inForce || !isInForce(status)) return 'quiet';
  return status === 'breached' ? 'problem' : 'primary';
}

function paymentChart({ months }: CalendarPeriod, instalments: readonly CalendarObligation[]): Chart {
  return columnChart({
    title: '各月应付（万元）',
    whenEmpty: '这段时间没有要付的款。',
    of: '月份',
    unit: '万元',
    columns: months.map(({ from, to, label }) => ({
      label: label.replace(/^\d+ 年 /u, ''),
      value: Math.round(sumOf(instalments.filter(({ dueOn }) => dueOn >= from && dueOn <= to)) / 10_000) / 100,
    })),
  });
}

function sumOf(instalments: readonly CalendarObligation[]): number {
  return instalments.reduce((total, { amountCents, status }) => total + (status === 'waived' ? 0 : (amountCents ?? 0)), 0);
}

/** First day of a month counted since year 0. */
function firstDay(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
