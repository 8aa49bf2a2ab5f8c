import { cityOrganisations } from '../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../domain/organisations/organisation-tree.ts';
import { demoStaff } from '../../scripts/demo/demo-staff.ts';

/** What somebody of the demonstration is called. */
export function nameOf(username: string): string {
  const { main, others } = demoStaff(createOrganisationTree(cityOrganisations()));
  const found = [...main, ...others].find((person) => person.username === username);
  if (found === undefined) throw new Error(`The demonstration has no ${username}`);
  return found.name;
}
