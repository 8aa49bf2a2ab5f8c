import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import { hasRole, type Person } from '../person.ts';
import type { RoleCode } from '../roles.ts';
import { mayStart, type StartRule } from './process-access.ts';

/** The year is the bureau's business (Art 13), and that of those who draw it and keep it running. */
const INTERESTED: readonly RoleCode[] = ['desk', 'deputy', 'chief', 'process-manager', 'administrator'];
const BUREAU = 'bureau';

/** What starts by itself, what did, and what fell into an outage. */
export function maySeeSchedules(person: Person): boolean {
  return INTERESTED.some((role) => hasRole(person, role));
}

/** Starting what a timer starts before or besides its time: whom the manifest lets start it at the bureau, and the administrator. */
export function mayStartByHand(person: Person, rule: StartRule, tree: OrganisationTree): boolean {
  return hasRole(person, 'administrator') || mayStart(person, rule, BUREAU, tree);
}

/** Holding back what starts by itself, and letting it go on: who answers for the year's work, its diagrams or the system. */
export function mayPauseSchedules(person: Person): boolean {
  return hasRole(person, 'desk') || hasRole(person, 'process-manager') || hasRole(person, 'administrator');
}
