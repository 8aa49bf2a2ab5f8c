import type { Database } from '../../../db/connection.ts';
import { addOrganisations } from '../../../db/registers/organisations.ts';
import { addPerson } from '../../../db/registers/people.ts';
import { hashPassword } from '../../../db/sessions/passwords.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import type { Assignment } from '../../../domain/person.ts';
import { deployTestProcess } from './test-process.ts';

export const PASSWORD = 'shegong2026';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly assignments: readonly Assignment[];
}

/** People of one town, of another one, and of the city. */
export const members = {
  worker: { id: 'worker', name: '王小梅', assignments: [{ role: 'worker', organisation: 'dabaodang-room-01' }] },
  colleague: { id: 'colleague', name: '李建国', assignments: [{ role: 'worker', organisation: 'dabaodang-room-01' }] },
  head: { id: 'head', name: '高秀英', assignments: [{ role: 'head', organisation: 'dabaodang-room-01' }] },
  lead: { id: 'lead', name: '刘志强', assignments: [{ role: 'lead', organisation: 'dabaodang' }] },
  stranger: { id: 'stranger', name: '赵文', assignments: [{ role: 'worker', organisation: 'jinjie-room-01' }] },
  master: { id: 'master', name: '陈主任', assignments: [{ role: 'lead', organisation: 'master' }] },
  manager: { id: 'manager', name: '孙明', assignments: [{ role: 'process-manager', organisation: 'bureau' }] },
  administrator: { id: 'administrator', name: '系统管理员', assignments: [{ role: 'administrator', organisation: 'bureau' }] },
} as const satisfies Record<string, Member>;
export type MemberName = keyof typeof members;

export interface World {
  readonly definitionHash: string;
}

/** Organisations, people and a deployed process, as a fresh installation has them. */
export async function createWorld(database: Database): Promise<World> {
  await addOrganisations(database, cityOrganisations());
  await addMembers(database, Object.values<Member>(members));
  return { definitionHash: await deployTestProcess(database) };
}

/** People who log in with `PASSWORD`, by their ids; hashed with little effort, because tests log in often. */
export async function addMembers(database: Database, people: readonly Member[]): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD, { N: 1024, r: 8, p: 1 });
  for (const { id, name, assignments } of people) {
    await addPerson(database, { id, username: id, name, passwordHash, assignments });
  }
}
