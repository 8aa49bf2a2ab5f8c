import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import type { Person } from '../person.ts';

/**
 * Whether a person works for a station: in it, or in one of its rooms. Those may not judge it (Art 13). The master station answers for
 * itself only: its supervisors judge the other stations.
 */
export function worksFor({ assignments }: Person, station: string, tree: OrganisationTree): boolean {
  return assignments.some(({ organisation }) => organisation === station || tree.stationOf(organisation)?.code === station);
}
