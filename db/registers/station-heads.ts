import { z } from 'zod';
import type { Database } from '../connection.ts';

const headRow = z.object({
  station: z.string(),
  personId: z.string(),
  name: z.string(),
  certificate: z.enum(['junior', 'intermediate', 'senior']).nullable(),
  certifiedOn: z.string().nullable(),
  practisingSince: z.string().nullable(),
  changedAt: z.date().nullable(),
});

/** Who leads a station now, with what the bureau's desk entered about them (Art 11). */
export type StationHead = z.infer<typeof headRow>;

/** Heads of some stations by station and name; somebody who leads two of them comes twice. */
export async function listStationHeads(database: Database, stations: readonly string[]): Promise<readonly StationHead[]> {
  const rows: unknown = await database('assignments as a')
    .join('people as p', 'p.id', 'a.person_id')
    .leftJoin('person_qualifications as q', 'q.person_id', 'p.id')
    .whereIn('a.organisation', [...stations])
    .where({ 'a.role': 'head', 'p.active': true })
    .whereNull('a.ended_at')
    .orderBy(['a.organisation', 'p.name', 'p.id'])
    .select({
      station: 'a.organisation',
      personId: 'p.id',
      name: 'p.name',
      certificate: 'q.certificate',
      certifiedOn: 'q.certified_on',
      practisingSince: 'q.practising_since',
      changedAt: 'q.changed_at',
    });
  return z.array(headRow).parse(rows);
}
