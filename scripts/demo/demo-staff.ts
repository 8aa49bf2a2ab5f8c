import type { Organisation } from '../../domain/organisations/organisation.ts';
import type { OrganisationTree } from '../../domain/organisations/organisation-tree.ts';
import type { Assignment } from '../../domain/person.ts';
import type { RoleCode } from '../../domain/roles.ts';
import { inventName } from './invent-name.ts';

/** Somebody of the demonstration. The username is the id too, so that whoever looks into the data finds their way. */
export interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly assignments: readonly Assignment[];
}

/** Towns with a person for every role, and two rooms with their own people: enough to see what another station may not. */
export const fullyStaffedTowns = ['dabaodang', 'jinjie'] as const;

const ROOMS_STAFFED = 2;

/** First the people to log in as, one for each role and tier; then a small staff everywhere else, so that no task lacks candidates. */
export function demoStaff(tree: OrganisationTree): { readonly main: readonly DemoPerson[]; readonly others: readonly DemoPerson[] } {
  const people = (organisation: string, prefix: string, roles: Readonly<Record<string, readonly RoleCode[]>>): Draft[] =>
    Object.entries(roles).map(([suffix, held]) => ({
      username: `${prefix}.${suffix}`,
      assignments: held.map((role) => ({ role, organisation })),
    }));
  const main = [
    ...fullyStaffedTowns.flatMap((town) => [
      ...rooms(tree, town)
        .slice(0, ROOMS_STAFFED)
        .flatMap(({ code }, index) => people(code, `${town}${index + 1}`, ROOM_STAFF)),
      ...people(town, town, STATION_STAFF),
    ]),
    ...people('master', 'master', MASTER_STAFF),
    ...people('bureau', 'bureau', BUREAU_STAFF),
  ];
  const others = tree.all.flatMap((organisation): Draft[] => {
    if (organisation.tier === 'station' && !isFullyStaffed(organisation.code)) {
      return people(organisation.code, organisation.code, SMALL_STATION);
    }
    if (organisation.tier !== 'room' || main.some(({ assignments }) => assignments.some((one) => one.organisation === organisation.code))) {
      return [];
    }
    return people(organisation.code, organisation.code.replace(/-room-0?/, ''), SMALL_ROOM);
  });
  const named = [...main, ...others].map((person, index) => ({ ...person, name: inventName(index) }));
  return { main: named.slice(0, main.length), others: named.slice(main.length) };
}

type Draft = Omit<DemoPerson, 'name'>;

const ROOM_STAFF = { head: ['head'], lead: ['lead', 'archivist'], worker: ['worker', 'volunteer-manager'] } as const;
const STATION_STAFF = {
  head: ['head'],
  lead: ['lead'],
  worker: ['worker'],
  archivist: ['archivist'],
  volunteers: ['volunteer-manager'],
  officer: ['town-officer'],
  agency: ['agency-manager'],
} as const;
const MASTER_STAFF = {
  head: ['head'],
  lead: ['lead'],
  worker: ['worker'],
  archivist: ['archivist'],
  volunteers: ['volunteer-manager'],
  supervisor: ['supervisor'],
  agency: ['agency-manager'],
} as const;
const BUREAU_STAFF = {
  chief: ['chief'],
  deputy: ['deputy'],
  desk: ['desk'],
  processes: ['process-manager'],
  administrator: ['administrator'],
  // whoever drafts a contract doesn't review it
  desk2: ['desk'],
  // a station is judged by two, and somebody from outside judges the master station
  supervisor: ['supervisor'],
} as const;
const SMALL_STATION = { head: ['head', 'town-officer'], lead: ['lead', 'archivist'], worker: ['worker', 'volunteer-manager'] } as const;
const SMALL_ROOM = { head: ['head', 'lead'], worker: ['worker', 'archivist', 'volunteer-manager'] } as const;

function rooms(tree: OrganisationTree, town: string): readonly Organisation[] {
  return tree.childrenOf(town);
}

function isFullyStaffed(code: string): boolean {
  return fullyStaffedTowns.some((town) => town === code);
}

/** The room's worker: `dabaodang-room-01` has `dabaodang1.worker`. */
export function workerOf(room: string): string {
  return `${room.replace(/-room-0?/, '')}.worker`;
}
