import { number, text, workbook } from '../../workbook.ts';
import type { presentLine } from './present-board.ts';

const COLUMNS = [
  { title: '名次', width: 6 },
  { title: '社工站', width: 36 },
  { title: '进度', width: 12 },
  { title: '自评', width: 8 },
  { title: '初评', width: 8 },
  { title: '最终得分', width: 10 },
  { title: '等次', width: 10 },
  { title: '超期', width: 18 },
  { title: '说明', width: 40 },
] as const;

/** The board as an Excel workbook; text stays text. */
export async function boardWorkbook(lines: readonly ReturnType<typeof presentLine>[]): Promise<Buffer> {
  const rows = lines.map((line) => [
    number(line.place),
    text(line.stationName),
    text(line.progress.label),
    number(line.selfScore),
    number(line.provisionalScore),
    number(line.finalScore),
    text(line.gradeLabel),
    text(line.progress.late ?? ''),
    text(remarks(line)),
  ]);
  return await workbook([{ name: '绩效评估', columns: COLUMNS, rows }]);
}

function remarks({ addedReason, excusedReason }: ReturnType<typeof presentLine>): string {
  return [...(addedReason === null ? [] : [`增加：${addedReason}`]), ...(excusedReason === null ? [] : [`豁免：${excusedReason}`])].join(
    '；',
  );
}
