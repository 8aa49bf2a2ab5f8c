import type { Person } from '../domain/person.ts';
import type { RoleCode } from '../domain/roles.ts';

export { groupsOf, type Person } from '../domain/person.ts';

/** True when the person has one of the roles, in whatever organisation. */
export function hasRole(person: Person, ...roles: readonly RoleCode[]): boolean {
  return person.assignments.some(({ role }) => roles.includes(role));
}
