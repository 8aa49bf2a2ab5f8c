import { z } from 'zod';
import { createOrganisationTree, type OrganisationTree } from '../../domain/organisations/organisation-tree.ts';
import type { Organisation } from '../../domain/organisations/organisation.ts';
import type { Database } from '../connection.ts';

/** The organisations that are active, in the order in which the city lists them. */
export async function listOrganisations(database: Database): Promise<readonly Organisation[]> {
  return z.array(organisationRow).parse(await database('organisations').where({ active: true }).orderBy('position'));
}

/** An organisation that is active. */
export async function findOrganisation(database: Database, code: string): Promise<Organisation | undefined> {
  return organisationRow.optional().parse(await database('organisations').where({ code, active: true }).first());
}

export async function loadOrganisationTree(database: Database): Promise<OrganisationTree> {
  return createOrganisationTree(await listOrganisations(database));
}

/** Adds organisations after those there are; known codes stay as they are. Parents come before their children. */
export async function addOrganisations(database: Database, organisations: readonly Organisation[]): Promise<void> {
  if (organisations.length === 0) return;
  const [{ latest }] = latestPosition.parse(await database('organisations').max({ latest: 'position' }));
  await database('organisations')
    .insert(
      organisations.map(({ code, name, shortName, tier, parent }, index) => ({
        code,
        name,
        short_name: shortName,
        tier,
        parent: parent ?? null,
        position: (latest ?? 0) + index + 1,
      })),
    )
    .onConflict('code')
    .ignore();
}

const organisationRow = z
  .object({
    code: z.string(),
    name: z.string(),
    short_name: z.string(),
    tier: z.enum(['bureau', 'master', 'station', 'room']),
    parent: z.string().nullable(),
  })
  .transform(({ short_name, parent, ...row }): Organisation => ({ ...row, shortName: short_name, ...(parent === null ? {} : { parent }) }));

const latestPosition = z.tuple([z.object({ latest: z.number().nullable() })]);
