import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import type { Tier } from '../organisations/organisation.ts';
import type { Person } from '../person.ts';
import type { RoleCode } from '../roles.ts';

/** What a person may see and do of supervision (督导, Art 32, 33). Nobody sees a client's name there, only codes of cases. */
export interface SupervisionScope {
  /** Organisations whose visits and consultations the person sees; none: nothing at all. */
  readonly organisations: readonly string[];
  /** Making the year's plan, starting visits from it, and the hours of everybody in the team. */
  readonly leads: boolean;
}

interface SupervisionRule {
  readonly roles: readonly RoleCode[];
  readonly tier: Tier;
  readonly sees: 'all' | 'own';
  readonly leads: boolean;
}

/** The bureau establishes the team and sees everything; the team works from the bureau and the master station; a station sees its own. */
const RULES: readonly SupervisionRule[] = [
  { roles: ['desk', 'supervisor'], tier: 'bureau', sees: 'all', leads: true },
  { roles: ['deputy', 'chief'], tier: 'bureau', sees: 'all', leads: false },
  { roles: ['supervisor', 'lead', 'head'], tier: 'master', sees: 'all', leads: true },
  { roles: ['worker', 'lead', 'head'], tier: 'station', sees: 'own', leads: false },
];

export function supervisionScope(person: Person, tree: OrganisationTree): SupervisionScope {
  const organisations = new Set<string>();
  let leads = false;
  for (const { role, organisation } of person.assignments) {
    const tier = tree.find(organisation)?.tier;
    const rule = RULES.find((candidate) => candidate.tier === tier && candidate.roles.includes(role));
    if (rule === undefined) continue;
    leads ||= rule.leads;
    const seen = rule.sees === 'own' ? [organisation] : supervised(tree);
    for (const code of seen) organisations.add(code);
  }
  return { organisations: [...organisations], leads };
}

/** The supervision team (督导团队): its supervisors, and those who answer for it in the master station. */
export function isInSupervisionTeam(person: Person, tree: OrganisationTree): boolean {
  return person.assignments.some(
    ({ role, organisation }) =>
      role === 'supervisor' || ((role === 'lead' || role === 'head') && tree.find(organisation)?.tier === 'master'),
  );
}

/** Stations are visited; the master station may have difficult cases of its own. */
function supervised(tree: OrganisationTree): readonly string[] {
  return tree.all.filter(({ tier }) => tier === 'station' || tier === 'master').map(({ code }) => code);
}
