import type { SupervisionFilter, SupervisionKind } from '../../../db/registers/supervision-list.ts';
import { isSupervisionTopic } from '../../../domain/supervision/topics.ts';
import { visitKinds } from '../../../domain/supervision/visits.ts';

export const supervisionKinds: Readonly<Record<SupervisionKind, string>> = { ...visitKinds, consultation: '疑难个案' };

/** The filters of the list as the address has them; what makes no sense is left out. */
export function readVisitQuery(query: (name: string) => string | undefined): SupervisionFilter {
  const [year, station, supervisor, kind, topic] = [query('year'), query('station'), query('supervisor'), query('kind'), query('topic')];
  return {
    ...(year !== undefined && /^2\d{3}$/.test(year) ? { year: Number(year) } : {}),
    ...(station === undefined ? {} : { station }),
    ...(supervisor === undefined ? {} : { supervisor }),
    ...(isKind(kind) ? { kind } : {}),
    ...(topic !== undefined && isSupervisionTopic(topic) ? { topic } : {}),
  };
}

/** The query as it stands in addresses. */
export function visitParameters({ year, ...rest }: SupervisionFilter): Record<string, string | undefined> {
  return { ...rest, year: year === undefined ? undefined : String(year) };
}

function isKind(text: string | undefined): text is SupervisionKind {
  return text !== undefined && Object.hasOwn(supervisionKinds, text);
}
