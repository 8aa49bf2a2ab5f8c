import type { CalendarObligation, CalendarTerm } from '../../../db/registers/contract-calendar.ts';
import { contractStatuses } from '../../../domain/contracts/contract-status.ts';
import { contractParties, obligationKinds } from '../../../domain/contracts/contract-draft.ts';
import { number, text, workbook } from '../../workbook.ts';
import { obligationStates, renewalWords } from './contract-words.ts';

const TERM_COLUMNS = [
  { title: '协议编号', width: 18 },
  { title: '社工站', width: 20 },
  { title: '承接机构', width: 32 },
  { title: '期次', width: 6 },
  { title: '开始', width: 12 },
  { title: '到期', width: 12 },
  { title: '状态', width: 12 },
  { title: '续签决定', width: 14 },
] as const;

const OBLIGATION_COLUMNS = [
  { title: '日期', width: 12 },
  { title: '协议编号', width: 18 },
  { title: '社工站', width: 20 },
  { title: '类别', width: 10 },
  { title: '事项', width: 32 },
  { title: '履行方', width: 18 },
  { title: '金额（元）', width: 14 },
  { title: '状态', width: 10 },
] as const;

/** The calendar as an Excel workbook, terms on one sheet and what is due on another. */
export async function calendarWorkbook(terms: readonly CalendarTerm[], obligations: readonly CalendarObligation[]): Promise<Buffer> {
  const termRows = terms.map((term) => [
    text(term.contractId),
    text(term.stationName),
    text(term.agencyName),
    number(term.term),
    text(term.startsOn),
    text(term.endsOn),
    text(contractStatuses[term.status]),
    text(term.inForce ? renewalWords(term.renewal) : ''),
  ]);
  const obligationRows = obligations.map((each) => [
    text(each.dueOn),
    text(each.contractId),
    text(each.stationName),
    text(obligationKinds[each.kind]),
    text(each.title),
    text(contractParties[each.party]),
    each.amountCents === null ? text('') : number(each.amountCents / 100),
    text(obligationStates[each.status]),
  ]);
  return await workbook([
    { name: '协议期', columns: TERM_COLUMNS, rows: termRows },
    { name: '付款与义务', columns: OBLIGATION_COLUMNS, rows: obligationRows },
  ]);
}
