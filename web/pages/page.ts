import type { Router } from 'express';
import type { OrganisationTree } from '../../domain/organisations/organisation-tree.ts';
import type { Person } from '../person.ts';
import type { Services } from '../services.ts';

/** One folder of `web/pages/`: its routes and, for pages that people go to by themselves, its place in the rail. */
export interface Page {
  /** Folder name; views of the page are `<name>/view`, `<name>/…`. */
  readonly name: string;
  /** Absolute paths. Pages with personal data guard their router by `requirePerson` and `noStore`. */
  routes(services: Services): Router;
  readonly navigation?: NavigationEntry;
}

export interface NavigationEntry {
  readonly label: string;
  readonly path: string;
  /** Further paths that belong to it, e.g. `/tasks` to the inbox: its link is marked as current there too. */
  readonly covers?: readonly string[];
  /** Symbol id in `web/assets/icons.svg`. */
  readonly icon: string;
  /** Position in the rail, small first; on a phone the first four stand in the bottom bar, the rest under 更多. */
  readonly order: number;
  /** The tree tells what an organisation is, where a role alone doesn't decide. */
  visibleTo(person: Person, tree: OrganisationTree): boolean;
}
