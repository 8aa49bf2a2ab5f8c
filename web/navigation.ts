import type { OrganisationTree } from '../domain/organisations/organisation-tree.ts';
import type { NavigationEntry, Page } from './pages/page.ts';
import type { Person } from './person.ts';

/** What the rail (desktop) and the bottom bar (phone) show. */
export interface Navigation {
  readonly main: readonly NavigationLink[];
  readonly more: readonly NavigationLink[];
}

export interface NavigationLink {
  readonly label: string;
  readonly path: string;
  readonly icon: string;
  readonly current: boolean;
}

export function navigation(pages: readonly Page[], person: Person, tree: OrganisationTree, path: string): Navigation {
  const links = pages
    .flatMap((page) => (page.navigation?.visibleTo(person, tree) === true ? [page.navigation] : []))
    .sort((a, b) => a.order - b.order)
    .map((entry) => link(entry, path));
  return { main: links.slice(0, IN_BOTTOM_BAR), more: links.slice(IN_BOTTOM_BAR) };
}

const IN_BOTTOM_BAR = 4;

function link({ label, path, icon, covers = [] }: NavigationEntry, current: string): NavigationLink {
  return { label, path, icon, current: [path, ...covers].some((start) => current === start || current.startsWith(`${start}/`)) };
}
