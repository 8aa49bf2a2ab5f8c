/** A role in an organisation, e.g. `worker` in `dabaodang-room-01`; together the candidate group `worker@dabaodang-room-01`. */
export interface Assignment {
  readonly role: string;
  readonly organisation: string;
}

/** Who is logged in, with everything that access decisions need. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly assignments: readonly Assignment[];
}

/** The candidate groups of a person, as diagrams name them. */
export function groupsOf(person: Person): string[] {
  return person.assignments.map(({ role, organisation }) => `${role}@${organisation}`);
}

export function hasRole(person: Person, ...roles: readonly string[]): boolean {
  return person.assignments.some(({ role }) => roles.includes(role));
}
