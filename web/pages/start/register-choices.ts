import type { JsonObject } from '../../../contract/json.ts';
import type { Services } from '../../services.ts';
import { supervisionTeam } from '../supervision/team.ts';

/**
 * What start forms may offer from the registers, by the name that a choice has as its `valuesKey`. A start form has no
 * variables yet, and a diagram can't know who works where.
 */
export async function registerChoices(services: Services): Promise<JsonObject> {
  const [team, tree] = await Promise.all([supervisionTeam(services), services.organisations()]);
  return {
    supervisors: team.map(({ id, name }) => ({ label: name, value: id })),
    stations: tree.all
      .filter(({ tier }) => tier === 'master' || tier === 'station')
      .map(({ code, shortName }) => ({ label: shortName, value: code })),
  };
}
