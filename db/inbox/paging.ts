import type { InboxPage, PageRequest, Place } from './inbox-task.ts';

/**
 * Turns rows into a page. The query asks for one line more than a page has; going back it reads in the opposite
 * order, so the rows are turned round.
 */
export function toPage<Line extends { readonly place: Place }>(rows: readonly Line[], request: PageRequest): InboxPage<Line> {
  const backwards = request.before !== undefined;
  const hasMore = rows.length > request.size;
  const kept = rows.slice(0, request.size);
  const lines = backwards ? kept.toReversed() : kept;
  const first = lines[0];
  const last = lines.at(-1);
  const hasNext = backwards ? true : hasMore;
  const hasPrevious = backwards ? hasMore : request.after !== undefined;
  return {
    lines,
    ...(hasNext && last !== undefined ? { next: last.place } : {}),
    ...(hasPrevious && first !== undefined ? { previous: first.place } : {}),
  };
}

/** A search text as a pattern of `ilike`; undefined when there is nothing to look for. */
export function searchPattern(search: string | undefined): string | undefined {
  const text = search?.trim().slice(0, 100);
  if (text === undefined || text === '') return undefined;
  return `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}

/** What a search looks at, over `i` (process_instances) and `d` (process_definitions): code, process, whom a case is about. */
export const MATCHES_INSTANCE = `(i.business_key ilike :pattern or d.name ilike :pattern or exists (
  select from cases c_searched join clients k_searched on k_searched.id = c_searched.client_id
  where c_searched.id = i.business_key and k_searched.name ilike :pattern
))`;

/** The same for tasks `t`, with the task's name. */
export const MATCHES_TASK = `(t.name ilike :pattern or ${MATCHES_INSTANCE})`;
