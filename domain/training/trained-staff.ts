import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import type { RoleCode } from '../roles.ts';

/** Service staff (服务人员) of stations and rooms, whose yearly hours Art 12 asks for; the officer of the 镇街 and the agency's manager aren't. */
export const trainedRoles: readonly RoleCode[] = ['head', 'lead', 'worker', 'archivist', 'volunteer-manager'];

/** Where the people work whom a station answers for: itself and its rooms; the master station for itself alone. */
export function placesOf(station: string, tree: OrganisationTree): readonly string[] {
  const rooms = tree.childrenOf(station).filter(({ tier }) => tier === 'room');
  return [station, ...rooms.map(({ code }) => code)];
}
