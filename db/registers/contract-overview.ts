import { z } from 'zod';
import { isContractStatus } from '../../domain/contracts/contract-status.ts';
import type { Database } from '../connection.ts';

const overviewRow = z.object({
  id: z.string(),
  station: z.string(),
  stationName: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  status: z.string().refine(isContractStatus, 'A status of contracts'),
  term: z.number().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  renewal: z.enum(['renew', 'conditional', 'retender', 'end']).nullable(),
  grade: z.string().nullable(),
  gradeLabel: z.string().nullable(),
  gradeYear: z.number().nullable(),
  gradeKind: z.string().nullable(),
  nextTitle: z.string().nullable(),
  nextDueOn: z.string().nullable(),
  nextParty: z.enum(['commissioner', 'agency']).nullable(),
});

/**
 * A contract in one line: its term in force (the one that is drafted while none is), the grade of its last evaluation, and the next thing
 * that has to be done by a day.
 */
export type ContractOverview = z.infer<typeof overviewRow>;

/** Contracts of some stations: those in force by the day they end, before what is being concluded, before what is over. */
export async function listContractOverview(database: Database, stations: readonly string[]): Promise<readonly ContractOverview[]> {
  const { rows } = await database.raw<{ readonly rows: unknown }>(OVERVIEW, [[...stations]]);
  return z.array(overviewRow).parse(rows);
}

const OVERVIEW = `
  select c.id, c.station, o.short_name as "stationName", c.agency_id as "agencyId", a.name as "agencyName", c.status,
    t.number as term, t.starts_on as "startsOn", t.ends_on as "endsOn", t.renewal,
    r.grade, r.label as "gradeLabel", r.year as "gradeYear", r.kind as "gradeKind",
    n.title as "nextTitle", n.due_on as "nextDueOn", n.party as "nextParty"
  from contracts c
  join organisations o on o.code = c.station
  join agencies a on a.id = c.agency_id
  left join lateral (
    select * from contract_terms where contract_id = c.id order by in_force_at is null, number desc limit 1
  ) t on true
  left join lateral (
    select r.grade, r.year, r.kind, coalesce(band ->> 'label', r.grade) as label
    from contract_results r
    join station_evaluations e on e.id = r.evaluation_id
    join evaluation_cycles y on y.id = e.cycle_id
    join indicator_schemes s on s.id = y.scheme_id
    left join lateral jsonb_array_elements(s.content -> 'bands') band on band ->> 'grade' = r.grade
    where r.contract_id = c.id order by r.year desc, r.received_at desc limit 1
  ) r on true
  left join lateral (
    select * from contract_obligations where contract_id = c.id and status = 'open' order by due_on, title limit 1
  ) n on true
  where c.station = any(?)
  order by c.status in ('ended', 'terminated', 'abandoned'), t.in_force_at is null, t.ends_on, c.id
`;
