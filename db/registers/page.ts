/** A page of a register's list. Registers grow slowly and people jump in them, so pages are counted. */
export interface PageRequest {
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

export function offsetOf({ page, size }: PageRequest): number {
  return (Math.max(1, page) - 1) * size;
}

/** A search text as a pattern of `ilike`, its wildcards taken literally. */
export function containing(text: string): string {
  return `%${text
    .trim()
    .slice(0, 100)
    .replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}
