import type { OrganisationTree } from './organisation-tree.ts';

/** Where the people work whom a station answers for: itself and its rooms; the master station for itself alone. */
export function placesOf(station: string, tree: OrganisationTree): readonly string[] {
  const rooms = tree.childrenOf(station).filter(({ tier }) => tier === 'room');
  return [station, ...rooms.map(({ code }) => code)];
}
