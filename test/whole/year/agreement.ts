import { shiftDay } from '../../../domain/working-days/calendar-day.ts';
import { NONE, type Answers } from '../fill-task.ts';

const CLAUSES = ['scope', 'goals', 'indicators', 'requirements', 'term', 'funding', 'breach'] as const;

/** What the desk types for a term of a year that ends on a day, and the lists that need another row for it. */
export function agreementUntil(endsOn: string): { readonly answers: Answers; readonly rows: readonly string[] } {
  const startsOn = shiftDay(endsOn, -364);
  const years = [...new Set([startsOn, endsOn].map((day) => day.slice(0, 4)))];
  const budget = years.flatMap((year, row) => [
    [`budget.${row}.year`, year],
    [`budget.${row}.source`, 'municipal'],
    [`budget.${row}.yuan`, '180000'],
  ]);
  const answers = {
    startsOn,
    endsOn,
    ...Object.fromEntries(CLAUSES.map((clause) => [`clauses.${clause}`, '按委托方的服务规范执行，双方每季度核对一次。'])),
    ...Object.fromEntries(budget),
    // As many days ahead as the diagram says: a contract that ends soon is up for renewal at once.
    renewalLeadDays: NONE,
    obligationLeadDays: NONE,
    'targets.0.description': '个案服务',
    'targets.0.amount': '60',
    'targets.0.unit': '个',
    'obligations.0.kind': 'report',
    'obligations.0.title': '年度工作总结',
    'obligations.0.dueOn': endsOn,
    'obligations.0.party': 'agency',
    'obligations.0.yuan': '',
  };
  return { answers, rows: years.length > 1 ? ['budget'] : [] };
}
