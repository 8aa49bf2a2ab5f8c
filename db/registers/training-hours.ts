import { z } from 'zod';
import { serviceStaff } from '../../domain/roles.ts';
import type { Database } from '../connection.ts';
import { numericColumn } from './numeric-column.ts';

const personHours = z.object({
  station: z.string(),
  person: z.string(),
  /** Works there now; somebody who left is listed as long as there are hours. */
  onStaff: z.boolean(),
  hours: numericColumn,
  trainings: z.number(),
});

/** What one person of a station was taught in a year. */
export type PersonHours = z.infer<typeof personHours>;

/**
 * Everybody who works in the stations and their rooms with the hours of a calendar year, those without any too, fewest first:
 * they are who has to be trained. Cancelled trainings don't count.
 */
export async function trainingHours(database: Database, stations: readonly string[], year: number): Promise<readonly PersonHours[]> {
  const result: unknown = await database.raw(HOURS, {
    stations: [...stations],
    roles: [...serviceStaff],
    first: `${year}-01-01`,
    last: `${year}-12-31`,
  });
  return z.object({ rows: z.array(personHours) }).parse(result).rows;
}

const HOURS = `
  with places as (
    select code, case when tier = 'room' then parent else code end as station from organisations
    where code = any (:stations) or (tier = 'room' and parent = any (:stations))
  ), staff as (
    select distinct l.station, a.person_id as person
    from assignments a join people p on p.id = a.person_id join places l on l.code = a.organisation
    where a.ended_at is null and p.active and a.role = any (:roles)
  ), taught as (
    select t.station, p.person_id as person, sum(t.hours) as hours, count(*) as trainings
    from trainings t join training_participants p on p.training_id = t.id
    where t.station = any (:stations) and t.cancelled_at is null and t.date between :first and :last
    group by t.station, p.person_id
  )
  select coalesce(s.station, h.station) as station, coalesce(s.person, h.person) as person, s.person is not null as "onStaff",
    coalesce(h.hours, 0)::text as hours, coalesce(h.trainings, 0)::integer as trainings
  from staff s full join taught h on h.station = s.station and h.person = s.person
  order by 1, 3 desc, coalesce(h.hours, 0), 2`;
