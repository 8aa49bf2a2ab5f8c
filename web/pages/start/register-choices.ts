import type { JsonObject } from '../../../contract/json.ts';
import type { Services } from '../../services.ts';
import { listAgencies } from '../../../db/registers/agencies.ts';
import { supervisionTeam } from '../supervision/team.ts';

/**
 * What start forms may offer from the registers, by the name that a choice has as its `valuesKey`. A start form has no
 * variables yet, and a diagram can't know who works where.
 */
export async function registerChoices(services: Services): Promise<JsonObject> {
  const [team, tree, agencies] = await Promise.all([supervisionTeam(services), services.organisations(), listAgencies(services.database)]);
  return {
    supervisors: team.map(({ id, name }) => ({ label: name, value: id })),
    agencies: agencies.filter(({ active }) => active).map(({ name }) => ({ label: name, value: name })),
    stations: tree.all
      .filter(({ tier }) => tier === 'master' || tier === 'station')
      .map(({ code, shortName }) => ({ label: shortName, value: code })),
  };
}
