import type { LedgerPage } from '../../../db/registers/ledger.ts';
import { number, text, workbook } from '../../workbook.ts';
import { presentLine } from './present-ledger.ts';

const COLUMNS = [
  { title: '日期', width: 12 },
  { title: '服务对象', width: 12 },
  { title: '个案编号', width: 18 },
  { title: '次数', width: 6 },
  { title: '服务领域', width: 12 },
  { title: '服务项目', width: 18 },
  { title: '时长（分钟）', width: 12 },
  { title: '地点', width: 18 },
  { title: '服务内容', width: 60 },
  { title: '成效', width: 30 },
  { title: '五社联动', width: 20 },
  { title: '机构', width: 18 },
  { title: '服务人', width: 10 },
] as const;

/** The ledger as an Excel workbook. */
export async function ledgerWorkbook(ledger: LedgerPage): Promise<Buffer> {
  const rows = ledger.rows.map((row) => {
    const line = presentLine(row);
    return [
      text(line.date),
      text(line.clientName),
      text(line.caseId),
      number(line.number),
      text(line.domain),
      text(line.item),
      number(line.durationMinutes),
      text(line.place),
      text(line.content),
      text(line.result),
      text(line.societies.join('、')),
      text(line.organisationName),
      text(line.workerName),
    ];
  });
  return await workbook([{ name: '服务台账', columns: COLUMNS, rows }]);
}
