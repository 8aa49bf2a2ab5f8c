import { z } from 'zod';
import { evidenceCodes, type EvidenceKind } from '../../domain/evaluations/evidence.ts';
import { averageHours } from '../../domain/training/average-hours.ts';
import { serviceStaff } from '../../domain/roles.ts';
import type { Database, Transaction } from '../connection.ts';
import { numericColumn } from './numeric-column.ts';
import { trainingHours } from './training-hours.ts';

/** A number by kind; null: there is nothing to count, which isn't the same as 0. */
export type Evidence = Readonly<Record<EvidenceKind, number | null>>;

const evidenceRow = z.object({
  'cases-served': z.number(),
  'cases-closed': z.number(),
  'ledger-entries': z.number(),
  'service-hours': numericColumn,
  'clients-served': z.number(),
  'overdue-rate': numericColumn.nullable(),
  satisfaction: numericColumn.nullable(),
  'supervision-visits': z.number(),
  'staff-count': z.number(),
});

/**
 * What the system has collected of a station and its rooms in a calendar year, as of now. Served cases are those with an entry in the
 * ledger; overdue is what the station's own people finished after the due date or haven't finished yet.
 */
export async function collectEvidence(database: Database, station: string, year: number, now: Date): Promise<Evidence> {
  const bindings = { station, first: `${year}-01-01`, last: `${year}-12-31`, now, roles: [...serviceStaff] };
  const result: unknown = await database.raw(EVIDENCE, bindings);
  const [row] = z.object({ rows: z.tuple([evidenceRow]) }).parse(result).rows;
  return { ...row, 'training-hours': averageHours(await trainingHours(database, [station], year)) };
}

/** Keeps the numbers as they were when the station submitted, in place of those of an earlier submission. */
export async function keepEvidence(transaction: Transaction, evaluationId: string, evidence: Evidence, at: Date): Promise<void> {
  await transaction('evaluation_evidence')
    .insert(evidenceCodes.map((kind) => ({ evaluation_id: evaluationId, kind, value: evidence[kind], collected_at: at })))
    .onConflict(['evaluation_id', 'kind'])
    .merge(['value', 'collected_at']);
}

/** The numbers at the last submission; undefined before the first. */
export async function findKeptEvidence(
  database: Database,
  evaluationId: string,
): Promise<{ readonly evidence: Evidence; readonly at: Date } | undefined> {
  const rows = z
    .array(z.object({ kind: z.string(), value: numericColumn.nullable(), at: z.date() }))
    .parse(
      await database('evaluation_evidence')
        .where({ evaluation_id: evaluationId })
        .select({ kind: 'kind', value: 'value', at: 'collected_at' }),
    );
  const [first] = rows;
  if (first === undefined) return undefined;
  const valueOf = (kind: EvidenceKind) => rows.find((row) => row.kind === kind)?.value ?? null;
  return {
    evidence: {
      'cases-served': valueOf('cases-served'),
      'cases-closed': valueOf('cases-closed'),
      'ledger-entries': valueOf('ledger-entries'),
      'service-hours': valueOf('service-hours'),
      'clients-served': valueOf('clients-served'),
      'overdue-rate': valueOf('overdue-rate'),
      satisfaction: valueOf('satisfaction'),
      'training-hours': valueOf('training-hours'),
      'supervision-visits': valueOf('supervision-visits'),
      'staff-count': valueOf('staff-count'),
    },
    at: first.at,
  };
}

/** The master station's people are its own; 镇街 stations answer for their rooms. Tasks of others about a case of the station (approvals) aren't its own. */
const EVIDENCE = `
  with places as (
    select code from organisations
    where code = :station or (parent = :station and tier = 'room')
  ), sessions as (
    select case_id, client_id, duration_minutes from service_sessions
    where organisation in (select code from places) and date between :first and :last
  ), closed as (
    select distinct on (k.case_id) k.satisfaction from closings k join cases c on c.id = k.case_id
    where c.organisation in (select code from places) and (k.at at time zone 'Asia/Shanghai')::date between :first and :last
    order by k.case_id, k.at desc
  ), due as (
    select t.state = 'open' or t.closed_at > t.due_at as late from tasks t
    where t.organisation in (select code from places) and t.state in ('open', 'completed') and t.due_at <= :now
      and (t.due_at at time zone 'Asia/Shanghai')::date between :first and :last
      and exists (select from unnest(t.candidate_groups) as g where split_part(g, '@', 2) in (select code from places))
  )
  select
    (select count(distinct case_id) from sessions) as "cases-served",
    (select count(*) from closed) as "cases-closed",
    (select count(*) from sessions) as "ledger-entries",
    (select round(coalesce(sum(duration_minutes), 0) / 60.0, 1) from sessions) as "service-hours",
    (select count(distinct client_id) from sessions) as "clients-served",
    (select round(100.0 * count(*) filter (where late) / nullif(count(*), 0), 1) from due) as "overdue-rate",
    (select round(avg(satisfaction), 2) from closed) as satisfaction,
    (select count(*) from supervision_visits
      where station = :station and visited_by is not null and date between :first and :last) as "supervision-visits",
    (select count(distinct a.person_id) from assignments a join people p on p.id = a.person_id
      where a.organisation in (select code from places) and a.role = any(:roles) and a.ended_at is null and p.active) as "staff-count"
`;
