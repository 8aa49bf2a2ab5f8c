import { candidateGroup, type RoleCode } from './roles.ts';

/** A role that a person has in an organisation. */
export interface Assignment {
  readonly role: RoleCode;
  /** Organisation code. */
  readonly organisation: string;
}

/** Somebody who acts: what access decisions ask about them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly assignments: readonly Assignment[];
}

/** Candidate groups that the person belongs to. */
export function groupsOf(person: Person): string[] {
  return person.assignments.map(({ role, organisation }) => candidateGroup(role, organisation));
}

export function hasRole(person: Person, role: RoleCode): boolean {
  return person.assignments.some((assignment) => assignment.role === role);
}
