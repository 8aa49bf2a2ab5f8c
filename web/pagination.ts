/** What the partial `pagination` shows. */
export interface PaginationView {
  /** 共 128 条，第 2 / 7 页 */
  readonly text: string;
  readonly previous?: string;
  readonly next?: string;
}

export interface PaginationRequest {
  readonly path: string;
  /** Filters of the list, which stay as they are from page to page; empty ones are left out. */
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

export function pagination({ path, filters, page, size, total }: PaginationRequest): PaginationView {
  const pages = Math.max(1, Math.ceil(total / size));
  const address = (number: number): string => listAddress(path, { ...filters, page: number === 1 ? undefined : String(number) });
  return {
    text: pages === 1 ? `共 ${total} 条` : `共 ${total} 条，第 ${Math.min(page, pages)} / ${pages} 页`,
    ...(page > 1 ? { previous: address(Math.min(page - 1, pages)) } : {}),
    ...(page < pages ? { next: address(page + 1) } : {}),
  };
}

/** An address with the filters that are set. */
export function listAddress(path: string, filters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined && value !== '') query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The page number of a query: from 1, whatever was typed. */
export function pageNumber(text: string | undefined): number {
  const number = Math.trunc(Number(text));
  return Number.isSafeInteger(number) && number > 0 && number <= 100_000 ? number : 1;
}
