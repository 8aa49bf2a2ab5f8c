import { listPeople } from '../../../db/registers/people.ts';
import { placesOf, trainedRoles } from '../../../domain/training/trained-staff.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';

/** Service staff of a station and its rooms now, by name. */
export async function trainedPeople({ database, organisations }: Services, station: string): Promise<readonly Person[]> {
  const places = placesOf(station, await organisations());
  return (await listPeople(database, places)).filter(({ assignments }) =>
    assignments.some(({ role, organisation }) => trainedRoles.includes(role) && places.includes(organisation)),
  );
}
