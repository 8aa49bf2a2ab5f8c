import { isRunByAgency } from '../organisations/organisation.ts';
import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import type { Person } from '../person.ts';

/**
 * Stations whose contracts (Art 14) somebody reads. The bureau commissions and reads all; 镇街 officers, the agency's managers and who
 * leads a station read their station's. Rooms have none of their own, and supervisors judge work, not money.
 */
export function contractStations(person: Person, tree: OrganisationTree): readonly string[] {
  const readable = new Set<string>();
  for (const { role, organisation } of person.assignments) {
    const tier = tree.find(organisation)?.tier;
    switch (role) {
      case 'chief':
      case 'deputy':
      case 'desk':
        if (tier === 'bureau') for (const code of contractingStations(tree)) readable.add(code);
        break;
      case 'town-officer':
      case 'agency-manager':
      case 'head':
      case 'lead':
        if (tier !== undefined && isRunByAgency(tier)) readable.add(organisation);
        break;
      case 'worker':
      case 'archivist':
      case 'volunteer-manager':
      case 'supervisor':
      case 'process-manager':
      case 'administrator':
        break;
    }
  }
  return contractingStations(tree).filter((code) => readable.has(code));
}

export function mayReadContract(person: Person, station: string, tree: OrganisationTree): boolean {
  return contractStations(person, tree).includes(station);
}

/** Entering agencies (承接机构) and the qualifications of those who lead stations (Art 11): the bureau's desk. */
export function mayEditAgencies(person: Person, tree: OrganisationTree): boolean {
  return person.assignments.some(({ role, organisation }) => role === 'desk' && tree.find(organisation)?.tier === 'bureau');
}

/** Reading the register of agencies: the bureau, which chooses among them. */
export function mayReadAgencies(person: Person, tree: OrganisationTree): boolean {
  return person.assignments.some(
    ({ role, organisation }) => (role === 'chief' || role === 'deputy' || role === 'desk') && tree.find(organisation)?.tier === 'bureau',
  );
}

/** The city's master station and its stations: each is run by an agency under a contract. */
export function contractingStations(tree: OrganisationTree): readonly string[] {
  return tree.all.filter(({ tier }) => isRunByAgency(tier)).map(({ code }) => code);
}
