import { listPeople } from '../../../db/registers/people.ts';
import { placesOf } from '../../../domain/organisations/places-of.ts';
import { serviceStaff } from '../../../domain/roles.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';

/** Service staff of a station and its rooms now, by name. */
export async function trainedPeople({ database, organisations }: Services, station: string): Promise<readonly Person[]> {
  const places = placesOf(station, await organisations());
  return (await listPeople(database, places)).filter(({ assignments }) =>
    assignments.some(({ role, organisation }) => serviceStaff.includes(role) && places.includes(organisation)),
  );
}
