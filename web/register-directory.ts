import type { Database } from '../db/connection.ts';
import { loadOrganisationTree } from '../db/registers/organisations.ts';
import { findAccount, personNames } from '../db/registers/people.ts';
import type { OrganisationTree } from '../domain/organisations/organisation-tree.ts';
import type { Directory } from './directory.ts';

/** The directory over the registers. */
export function registerDirectory(database: Database, organisations: () => Promise<OrganisationTree>): Directory {
  return {
    findAccount: (username) => findAccount(database, username),
    personNames: (ids) => personNames(database, ids),
    async organisationNames(codes) {
      const tree = await organisations();
      return new Map(
        codes.flatMap((code) => {
          const found = tree.find(code);
          return found === undefined ? [] : [[code, found.shortName] as const];
        }),
      );
    },
  };
}

/** The tree, read again when the copy is older than a minute: organisations change a few times a year. */
export function organisationTree(database: Database, now: () => number = Date.now): () => Promise<OrganisationTree> {
  let copy: { readonly tree: Promise<OrganisationTree>; readonly at: number } | undefined;
  return async () => {
    if (copy === undefined || now() - copy.at > KEPT) {
      copy = { tree: loadOrganisationTree(database), at: now() };
      copy.tree.catch(() => {
        copy = undefined;
      });
    }
    return await copy.tree;
  };
}

const KEPT = 60_000;
