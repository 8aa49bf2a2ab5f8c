import writeExcelFile from 'write-excel-file/node';
import type { CalendarObligation, CalendarTerm } from '../../../db/registers/contract-calendar.ts';
import { contractStatuses } from '../../../domain/contracts/contract-status.ts';
import { contractParties, obligationKinds } from '../../../domain/contracts/contract-draft.ts';
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

/** The calendar as an Excel workbook, terms on one sheet and what is due on another. Text stays text, as in the ledger's. */
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
  return await writeExcelFile([
    { data: [header(TERM_COLUMNS), ...termRows], columns: widths(TERM_COLUMNS), stickyRowsCount: 1, sheet: '协议期' },
    { data: [header(OBLIGATION_COLUMNS), ...obligationRows], columns: widths(OBLIGATION_COLUMNS), stickyRowsCount: 1, sheet: '付款与义务' },
  ]).toBuffer();
}

type Columns = readonly { readonly title: string; readonly width: number }[];

function header(columns: Columns) {
  return columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
}

function widths(columns: Columns) {
  return columns.map(({ width }) => ({ width }));
}

function text(value: string) {
  return { value, type: String, wrap: true, alignVertical: 'top' as const };
}

function number(value: number) {
  return { value, type: Number, alignVertical: 'top' as const };
}
