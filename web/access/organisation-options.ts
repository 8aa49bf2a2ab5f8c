import type { OrganisationTree } from '../../domain/organisations/organisation-tree.ts';

export interface OrganisationOption {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** Options of a filter by organisation, in the city's order; none when there is nothing to choose. */
export function organisationOptions(tree: OrganisationTree, codes: readonly string[], chosen: string | undefined): OrganisationOption[] {
  const wanted = new Set(codes);
  const options = tree.all
    .filter(({ code }) => wanted.has(code))
    .map(({ code, shortName, tier }) => ({ value: code, label: tier === 'room' ? `　${shortName}` : shortName, chosen: code === chosen }));
  return options.length > 1 ? options : [];
}
