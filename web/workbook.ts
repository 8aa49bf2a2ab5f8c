import type { Response } from 'express';
import writeExcelFile from 'write-excel-file/node';

/** A sheet of a workbook: a heading that stays in sight, and rows. */
export interface Sheet {
  readonly name: string;
  /** Widths in characters. */
  readonly columns: readonly { readonly title: string; readonly width?: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = ReturnType<typeof text> | ReturnType<typeof number>;

export async function workbook(sheets: readonly Sheet[]): Promise<Buffer> {
  return await writeExcelFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      data: [columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const })), ...rows.map((row) => [...row])],
      columns: columns.map(({ width }) => (width === undefined ? {} : { width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

/** As a file to keep; `name` without its ending. */
export function sendWorkbook(response: Response, name: string, file: Buffer): void {
  response.attachment(`${name}.xlsx`).type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(file);
}

/** Typed as text, so that what somebody wrote as `=…` stays what it is and is never taken for a formula. */
export function text(value: string) {
  return { value, type: String, wrap: true, alignVertical: 'top' as const };
}

/** What isn't known is an empty cell. */
export function number(value: number | null) {
  return value === null ? null : { value, type: Number, alignVertical: 'top' as const };
}
