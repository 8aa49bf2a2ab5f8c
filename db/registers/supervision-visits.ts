import { z } from 'zod';
import { isVisitStatus } from '../../domain/supervision/visits.ts';
import type { Database } from '../connection.ts';

const step = z.object({
  adviceId: z.string(),
  step: z.enum(['followed-up', 'accepted', 'returned']),
  text: z.string().nullable(),
  byPerson: z.string(),
  at: z.date(),
});

const advice = z.object({
  id: z.string(),
  position: z.number(),
  content: z.string(),
  deadline: z.string(),
  status: z.enum(['open', 'followed-up', 'accepted']),
});

const postponement = z.object({ fromDate: z.string(), toDate: z.string(), reason: z.string(), byPerson: z.string(), at: z.date() });

const visit = z.object({
  id: z.string(),
  planId: z.string().nullable(),
  station: z.string(),
  kind: z.enum(['planned', 'invited']),
  status: z.string().refine(isVisitStatus),
  topics: z.array(z.string()),
  plannedDate: z.string(),
  supervisor: z.string().nullable(),
  arrangedBy: z.string(),
  arrangedAt: z.date(),
  date: z.string().nullable(),
  durationMinutes: z.number().nullable(),
  findings: z.string().nullable(),
  attendants: z.string().nullable(),
  visitedBy: z.string().nullable(),
  visitedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  cancelledBy: z.string().nullable(),
  cancelledAt: z.date().nullable(),
  cancelReason: z.string().nullable(),
});

/** One visit with its advice and everything that became of it. */
export interface Visit extends z.infer<typeof visit> {
  readonly advice: readonly (z.infer<typeof advice> & { readonly steps: readonly z.infer<typeof step>[] })[];
  readonly postponements: readonly z.infer<typeof postponement>[];
}

export async function loadVisit(database: Database, id: string): Promise<Visit | undefined> {
  const row: unknown = await database('supervision_visits').where({ id }).first({
    id: 'id',
    planId: 'plan_id',
    station: 'station',
    kind: 'kind',
    status: 'status',
    topics: 'topics',
    plannedDate: 'planned_date',
    supervisor: 'supervisor',
    arrangedBy: 'arranged_by',
    arrangedAt: 'arranged_at',
    date: 'date',
    durationMinutes: 'duration_minutes',
    findings: 'findings',
    attendants: 'attendants',
    visitedBy: 'visited_by',
    visitedAt: 'visited_at',
    closedAt: 'closed_at',
    cancelledBy: 'cancelled_by',
    cancelledAt: 'cancelled_at',
    cancelReason: 'cancel_reason',
  });
  const found = visit.optional().parse(row);
  if (found === undefined) return undefined;
  const [items, steps, postponements] = await Promise.all([adviceOf(database, id), stepsOf(database, id), postponementsOf(database, id)]);
  return {
    ...found,
    advice: items.map((item) => ({ ...item, steps: steps.filter(({ adviceId }) => adviceId === item.id) })),
    postponements,
  };
}

/** The station of a visit; undefined when there is no visit of that code. */
export async function stationOfVisit(database: Database, id: string): Promise<string | undefined> {
  const row: unknown = await database('supervision_visits').where({ id }).first('station');
  return z.object({ station: z.string() }).optional().parse(row)?.station;
}

/** Names of the stations of visits by code; unknown codes are left out. */
export async function stationsOfVisits(database: Database, ids: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const rows: unknown = await database('supervision_visits as v')
    .join('organisations as o', 'o.code', 'v.station')
    .whereIn('v.id', [...ids])
    .select({ id: 'v.id', name: 'o.short_name' });
  return z
    .array(z.object({ id: z.string(), name: z.string() }))
    .parse(rows)
    .map(({ id, name }) => [id, name]);
}

async function adviceOf(database: Database, visitId: string) {
  const rows: unknown = await database('supervision_advice')
    .where({ visit_id: visitId })
    .orderBy('position')
    .select('id', 'position', 'content', 'deadline', 'status');
  return z.array(advice).parse(rows);
}

async function stepsOf(database: Database, visitId: string) {
  const rows: unknown = await database('supervision_advice_steps as s')
    .join('supervision_advice as a', 'a.id', 's.advice_id')
    .where('a.visit_id', visitId)
    .orderBy('s.id')
    .select({ adviceId: 's.advice_id', step: 's.step', text: 's.text', byPerson: 's.by_person', at: 's.at' });
  return z.array(step).parse(rows);
}

async function postponementsOf(database: Database, visitId: string) {
  const rows: unknown = await database('supervision_postponements')
    .where({ visit_id: visitId })
    .orderBy('id')
    .select({ fromDate: 'from_date', toDate: 'to_date', reason: 'reason', byPerson: 'by_person', at: 'at' });
  return z.array(postponement).parse(rows);
}
