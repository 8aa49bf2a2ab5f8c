import type { Directory } from './directory.ts';

/** Names of people by id; an id that nobody has any more stays as it is, so that the record still says who. */
export async function namesOfPeople(
  directory: Directory,
  ids: Iterable<string | null | undefined>,
): Promise<(id: string | null | undefined) => string> {
  const names = await directory.personNames([...new Set([...ids].filter((id) => id !== null && id !== undefined))]);
  return (id) => (id === null || id === undefined ? '' : (names.get(id) ?? id));
}

/** Names of organisations by code; an unknown code stays as it is. */
export async function namesOfOrganisations(directory: Directory, codes: Iterable<string>): Promise<(code: string) => string> {
  const names = await directory.organisationNames([...new Set(codes)]);
  return (code) => names.get(code) ?? code;
}
