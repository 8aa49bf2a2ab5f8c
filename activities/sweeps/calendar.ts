import type { Database } from '../../db/connection.ts';
import { recomputeDeadlines } from '../../db/read-model/deadlines-repository.ts';
import type { ResolveDeadline } from '../../db/read-model/projection-repository.ts';
import { loadCalendarOverrides } from '../../db/registers/calendar-overrides.ts';
import { noOverrides, resolveDeadline, type CalendarOverrides } from '../../domain/working-days/working-days.ts';

export interface Calendar {
  readonly resolveDeadline: ResolveDeadline;
  /** Reads the city's overrides; when they have changed, the dates of open tasks are worked out again. Answers how many changed. */
  refresh(): Promise<number>;
}

/** The working-day calendar of a worker: the published one with the city's overrides as they were at the last refresh. */
export function createCalendar(database: Database): Calendar {
  let overrides: CalendarOverrides = noOverrides;
  let known: string | undefined;
  const resolve: ResolveDeadline = (from, deadline) => resolveDeadline(from, deadline, overrides);
  return {
    resolveDeadline: resolve,
    async refresh() {
      const current = await loadCalendarOverrides(database);
      const fingerprint = JSON.stringify([...current].sort());
      if (fingerprint === known) return 0;
      overrides = current;
      const changed = await recomputeDeadlines(database, resolve);
      known = fingerprint;
      return changed;
    },
  };
}
