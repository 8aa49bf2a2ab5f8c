import { z } from 'zod';
import type { Assignment, Person } from '../../domain/person.ts';
import { isRoleCode, parseCandidateGroup } from '../../domain/roles.ts';
import type { Database } from '../connection.ts';

/** What log-in needs of a person. */
export interface Account {
  readonly personId: string;
  readonly username: string;
  readonly passwordHash: string;
}

export interface NewPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly phone?: string;
  /** Absent: somebody in the register who can't log in. */
  readonly passwordHash?: string;
  readonly assignments: readonly Assignment[];
  /** Default: now. */
  readonly createdAt?: Date;
}

/** The account of a log-in name; undefined for unknown, locked and left people. */
export async function findAccount(database: Database, username: string): Promise<Account | undefined> {
  const row: unknown = await database('people')
    .where({ username, active: true })
    .whereNotNull('password_hash')
    .first('id', 'username', 'password_hash');
  const account = accountRow.optional().parse(row);
  return account && { personId: account.id, username: account.username, passwordHash: account.password_hash };
}

/** An active person with the roles they have now. */
export async function findPerson(database: Database, id: string): Promise<Person | undefined> {
  const [person] = await findPeople(database, [id]);
  return person;
}

export async function findPersonByUsername(database: Database, username: string): Promise<Person | undefined> {
  const account = await findAccount(database, username);
  return account && (await findPerson(database, account.personId));
}

/** Of these ids the active people, with the roles they have now, in the order of the ids. */
export async function findPeople(database: Database, ids: readonly string[]): Promise<readonly Person[]> {
  const rows: unknown = await database('people')
    .whereIn('id', [...ids])
    .where({ active: true })
    .select('id', 'name');
  const people = await withAssignments(database, rows);
  return [...new Set(ids)].map((id) => people.find((person) => person.id === id)).filter((person) => person !== undefined);
}

/** Names by id, of people who left too; unknown ids are left out. */
export async function personNames(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = z.array(z.object({ id: z.string(), name: z.string() })).parse(
    await database('people')
      .whereIn('id', [...ids])
      .select('id', 'name'),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Active people who work in one of the organisations, by name. */
export async function listPeople(database: Database, organisations: readonly string[]): Promise<readonly Person[]> {
  const rows: unknown = await database('people as p')
    .whereExists(
      database('assignments as a')
        .whereRaw('a.person_id = p.id')
        .whereNull('a.ended_at')
        .whereIn('a.organisation', [...organisations])
        .select(database.raw('1')),
    )
    .where('p.active', true)
    .orderBy('p.name')
    .select('p.id', 'p.name');
  return await withAssignments(database, rows);
}

/** Ids of active people in candidate groups (`role@organisation`); groups nobody is in add nobody. */
export async function peopleInGroups(database: Database, groups: readonly string[]): Promise<readonly string[]> {
  const pairs = groups.map(parseCandidateGroup).filter((group) => group !== undefined);
  if (pairs.length === 0) return [];
  const rows: unknown = await database('assignments as a')
    .join('people as p', 'p.id', 'a.person_id')
    .where('p.active', true)
    .whereNull('a.ended_at')
    .whereIn(
      ['a.role', 'a.organisation'],
      pairs.map(({ role, organisation }) => [role, organisation]),
    )
    .distinct('p.id')
    .orderBy('p.id');
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

export async function addPerson(database: Database, person: NewPerson): Promise<void> {
  await database('people').insert({
    id: person.id,
    username: person.username,
    name: person.name,
    phone: person.phone ?? null,
    password_hash: person.passwordHash ?? null,
    created_at: person.createdAt ?? database.fn.now(),
  });
  if (person.assignments.length === 0) return;
  await database('assignments').insert(person.assignments.map(({ role, organisation }) => ({ person_id: person.id, role, organisation })));
}

/** Rows of people (`id`, `name`) with the roles they have now. */
async function withAssignments(database: Database, rows: unknown): Promise<readonly Person[]> {
  const people = z.array(z.object({ id: z.string(), name: z.string() })).parse(rows);
  const assignments = await currentAssignments(
    database,
    people.map(({ id }) => id),
  );
  return people.map((person) => ({ ...person, assignments: assignments.get(person.id) ?? [] }));
}

async function currentAssignments(database: Database, ids: readonly string[]): Promise<Map<string, Assignment[]>> {
  const rows = assignmentRows.parse(
    await database('assignments')
      .whereIn('person_id', [...ids])
      .whereNull('ended_at')
      .orderBy(['organisation', 'role']),
  );
  const byPerson = new Map<string, Assignment[]>();
  for (const { person_id, role, organisation } of rows) {
    if (!isRoleCode(role)) continue;
    byPerson.set(person_id, [...(byPerson.get(person_id) ?? []), { role, organisation }]);
  }
  return byPerson;
}

const accountRow = z.object({ id: z.string(), username: z.string(), password_hash: z.string() });
const assignmentRows = z.array(z.object({ person_id: z.string(), role: z.string(), organisation: z.string() }));
