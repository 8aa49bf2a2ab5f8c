import type { Knex } from 'knex';
import { z } from 'zod';
import type { Database } from '../connection.ts';
import { offsetOf, type Page, type PageRequest } from './page.ts';

/** 计划内督导, 应邀督导, 疑难个案. */
export type SupervisionKind = 'planned' | 'invited' | 'consultation';

export interface SupervisionFilter {
  readonly year?: number;
  readonly station?: string;
  /** Person id. */
  readonly supervisor?: string;
  readonly kind?: SupervisionKind;
  readonly topic?: string;
}

const line = z.object({
  /** Code of the visit, or of the case for a consultation: a consultation is listed without its client. */
  id: z.string(),
  kind: z.enum(['planned', 'invited', 'consultation']),
  station: z.string(),
  date: z.string(),
  supervisor: z.string().nullable(),
  topics: z.array(z.string()),
  durationMinutes: z.number().nullable(),
  status: z.enum(['arranged', 'visited', 'following-up', 'closed', 'cancelled', 'asked', 'advised']),
  advice: z.number(),
  openAdvice: z.number(),
});

export type SupervisionLine = z.infer<typeof line>;

export interface SupervisionPage extends Page<SupervisionLine> {
  readonly totalMinutes: number;
}

/** Visits and consultations of some organisations, newest day first, with sums over everything that the filter finds. */
export async function listSupervision(
  database: Database,
  organisations: readonly string[],
  filter: SupervisionFilter,
  request: PageRequest,
): Promise<SupervisionPage> {
  const found = selectSupervision(database, organisations, filter);
  const [{ total, totalMinutes }] = z
    .tuple([z.object({ total: z.number(), totalMinutes: z.number() })])
    .parse(await found.clone().select(database.raw('count(*) as total, coalesce(sum(minutes), 0) as "totalMinutes"')));
  const rows: unknown = await found
    .orderBy([{ column: 'date', order: 'desc' }, { column: 'id' }, { column: 'position' }])
    .offset(offsetOf(request))
    .limit(request.size)
    .select('id', 'kind', 'station', 'date', 'supervisor', 'topics', 'status', 'advice', {
      durationMinutes: 'minutes',
      openAdvice: 'open_advice',
    });
  return { rows: z.array(line).parse(rows), total, totalMinutes, page: request.page, size: request.size };
}

const hours = z.object({ supervisor: z.string(), visits: z.number(), consultations: z.number(), minutes: z.number() });
const topicCount = z.object({ supervisor: z.string(), topic: z.string(), times: z.number() });

/** What a supervisor did in a year: how often, how long, and how often about what. */
export interface SupervisorHours extends z.infer<typeof hours> {
  readonly topics: ReadonlyMap<string, number>;
}

/** Per supervisor, most hours first, for some organisations; only what has been done counts. */
export async function supervisorHours(
  database: Database,
  organisations: readonly string[],
  filter: SupervisionFilter,
): Promise<readonly SupervisorHours[]> {
  const done = selectSupervision(database, organisations, filter).whereIn('status', DONE).whereNotNull('supervisor');
  const rows: unknown = await done
    .clone()
    .groupBy('supervisor')
    .orderBy([{ column: 'minutes', order: 'desc' }, { column: 'supervisor' }])
    .select('supervisor')
    .select(
      database.raw(`(count(*) filter (where kind <> 'consultation'))::integer as visits,
        (count(*) filter (where kind = 'consultation'))::integer as consultations, coalesce(sum(minutes), 0)::integer as minutes`),
    );
  const topics = z
    .array(topicCount)
    .parse(
      await done
        .clone()
        .joinRaw('cross join unnest(topics) as topic')
        .groupBy('supervisor', 'topic')
        .select('supervisor', 'topic')
        .select(database.raw('count(*)::integer as times')),
    );
  return z
    .array(hours)
    .parse(rows)
    .map((row) => ({
      ...row,
      topics: new Map(topics.filter(({ supervisor }) => supervisor === row.supervisor).map(({ topic, times }) => [topic, times])),
    }));
}

const DONE = ['visited', 'following-up', 'closed', 'advised'];

function selectSupervision(
  database: Database,
  organisations: readonly string[],
  { year, station, supervisor, kind, topic }: SupervisionFilter,
): Knex.QueryBuilder {
  const query = database.from(database.raw(`(${SUPERVISION}) as supervision`)).whereIn('station', [...organisations]);
  if (year !== undefined) void query.whereBetween('date', [`${year}-01-01`, `${year}-12-31`]);
  if (station !== undefined) void query.where({ station });
  if (supervisor !== undefined) void query.where({ supervisor });
  if (kind !== undefined) void query.where({ kind });
  if (topic !== undefined) void query.whereRaw('? = any(topics)', [topic]);
  return query;
}

/** Both kinds of supervision in one shape; a case of the master station itself counts there. */
const SUPERVISION = `
  select v.id, v.id as position, v.kind, v.station, coalesce(v.date, v.planned_date) as date, coalesce(v.visited_by, v.supervisor) as supervisor,
    v.topics, v.duration_minutes as minutes, v.status,
    (select count(*)::integer from supervision_advice a where a.visit_id = v.id) as advice,
    (select count(*)::integer from supervision_advice a where a.visit_id = v.id and a.status <> 'accepted') as open_advice
  from supervision_visits v
  union all
  select c.case_id, c.id, 'consultation', coalesce(k.station, k.organisation),
    (coalesce(c.advised_at, c.at) at time zone 'Asia/Shanghai')::date, c.advised_by,
    array[coalesce(c.topic, 'difficult-case')], c.duration_minutes, c.status, 0, 0
  from consultations c join cases k on k.id = c.case_id`;
