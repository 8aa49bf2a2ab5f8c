import type { Database } from '../../db/connection.ts';
import { addOrganisations } from '../../db/registers/organisations.ts';
import { cityOrganisations } from '../../domain/organisations/city-organisations.ts';

/** Puts the city's organisations into an empty register; known ones stay as they are. Every system needs it, with or without demo data. */
export async function fillCity(database: Database): Promise<void> {
  await addOrganisations(database, cityOrganisations());
}
