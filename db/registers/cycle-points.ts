import { z } from 'zod';
import type { Database } from '../connection.ts';
import { numericColumn } from './numeric-column.ts';

const row = z.object({ station: z.string(), indicator: z.string(), points: numericColumn });

/** Points that stand for a station in a cycle. */
export type StandingPoints = z.infer<typeof row>;

/** What every station of a cycle has by indicator: the final points, or the provisional ones until there are any. */
export async function listStandingPoints(database: Database, cycleId: string): Promise<readonly StandingPoints[]> {
  const result: unknown = await database.raw(
    `select distinct on (e.station, p.indicator) e.station, p.indicator, p.points
     from evaluation_points p join station_evaluations e on e.id = p.evaluation_id
     where e.cycle_id = ? and p.source in ('provisional', 'final')
     order by e.station, p.indicator, p.source = 'final' desc`,
    [cycleId],
  );
  return z.object({ rows: z.array(row) }).parse(result).rows;
}
