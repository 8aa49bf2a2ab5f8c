import { listPeople } from '../../../db/registers/people.ts';
import { isInSupervisionTeam } from '../../../domain/access/supervision-access.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';

/** The people of the supervision team (督导团队, Art 32), by name. */
export async function supervisionTeam({ database, organisations }: Services): Promise<readonly Person[]> {
  const tree = await organisations();
  const above = tree.all.filter(({ tier }) => tier === 'bureau' || tier === 'master').map(({ code }) => code);
  return (await listPeople(database, above)).filter((person) => isInSupervisionTeam(person, tree));
}
