import type { JsonObject, JsonValue } from '../../../contract/json.ts';
import { listAgencies } from '../../../db/registers/agencies.ts';
import { isRunByAgency } from '../../../domain/organisations/organisation.ts';
import type { FormComponent, FormSchema } from '../../forms/schema.ts';
import type { Services } from '../../services.ts';
import { supervisionTeam } from '../supervision/team.ts';

/**
 * What a start form offers from the registers: choices whose `valuesKey` is `registers.<name>`. A start form has no variables yet, and
 * a diagram can't know who works where. The prefix keeps them apart from the form's own answers, which hide variables of their names.
 */
export async function registerChoices(services: Services, { components }: FormSchema): Promise<JsonObject> {
  const wanted = new Set(components.flatMap(valuesKeys));
  const found = await Promise.all(
    Object.entries(REGISTERS)
      .filter(([name]) => wanted.has(`registers.${name}`))
      .map(async ([name, load]): Promise<readonly [string, JsonValue]> => [name, await load(services)]),
  );
  return { registers: Object.fromEntries(found) };
}

const REGISTERS: Readonly<Record<string, (services: Services) => Promise<JsonValue>>> = {
  supervisors: async (services) => (await supervisionTeam(services)).map(({ id, name }) => ({ label: name, value: id })),
  agencies: async ({ database }) =>
    (await listAgencies(database)).filter(({ active }) => active).map(({ name }) => ({ label: name, value: name })),
  stations: async ({ organisations }) =>
    (await organisations()).all.filter(({ tier }) => isRunByAgency(tier)).map(({ code, shortName }) => ({ label: shortName, value: code })),
};

function valuesKeys(component: FormComponent): readonly string[] {
  if ('components' in component) return component.components.flatMap(valuesKeys);
  return 'valuesKey' in component && component.valuesKey !== undefined ? [component.valuesKey] : [];
}
