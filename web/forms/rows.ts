import { rowCountPath, type FormInput } from './input.ts';
import { MOST_ROWS } from './open-form.ts';

/** The typed form with one more row at the end of a list. `shown` is how many the page had. */
export function addRow(input: FormInput, listPath: string): FormInput {
  const rows = rowCount(input, listPath);
  return new Map(input).set(rowCountPath(listPath), [String(Math.min(rows + 1, MOST_ROWS))]);
}

/** The typed form without one row; the rows after it move up. */
export function removeRow(input: FormInput, listPath: string, index: number): FormInput {
  const rows = rowCount(input, listPath);
  if (index >= rows) return input;
  const result = new Map<string, readonly string[]>();
  for (const [path, texts] of input) {
    const moved = movedPath(path, listPath, index);
    if (moved !== undefined) result.set(moved, texts);
  }
  return result.set(rowCountPath(listPath), [String(rows - 1)]);
}

function rowCount(input: FormInput, listPath: string): number {
  const rows = Number(input.get(rowCountPath(listPath))?.[0] ?? 0);
  return Number.isInteger(rows) && rows >= 0 ? Math.min(rows, MOST_ROWS) : 0;
}

function movedPath(path: string, listPath: string, removed: number): string | undefined {
  if (!path.startsWith(`${listPath}.`)) return path;
  const [segment = '', ...rest] = path.slice(listPath.length + 1).split('.');
  const index = Number(segment);
  if (!/^\d+$/u.test(segment) || index < removed) return path;
  return index === removed ? undefined : [listPath, index - 1, ...rest].join('.');
}
