import { isRunByAgency, type Tier } from '../organisations/organisation.ts';
import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import type { Person } from '../person.ts';
import type { RoleCode } from '../roles.ts';

/** Stations whose trainings (培训, Art 12) a person sees, and those for which the person records them. */
export interface TrainingScope {
  readonly sees: readonly string[];
  readonly records: readonly string[];
}

type Reach = 'all' | 'own' | 'none';

interface TrainingRule {
  readonly roles: readonly RoleCode[];
  readonly tiers: readonly Tier[];
  readonly sees: Reach;
  readonly records: Reach;
}

/** The bureau, the supervisors and the master station, which trains the stations, see all; whoever answers for a station or works in it, its own. */
const RULES: readonly TrainingRule[] = [
  { roles: ['desk'], tiers: ['bureau'], sees: 'all', records: 'all' },
  { roles: ['deputy', 'chief', 'supervisor'], tiers: ['bureau'], sees: 'all', records: 'none' },
  { roles: ['head'], tiers: ['master'], sees: 'all', records: 'own' },
  { roles: ['lead', 'supervisor'], tiers: ['master'], sees: 'all', records: 'none' },
  { roles: ['head'], tiers: ['station'], sees: 'own', records: 'own' },
  { roles: ['lead', 'worker', 'archivist', 'town-officer', 'agency-manager'], tiers: ['master', 'station'], sees: 'own', records: 'none' },
];

export function trainingScope(person: Person, tree: OrganisationTree): TrainingScope {
  const stations = tree.all.filter(({ tier }) => isRunByAgency(tier)).map(({ code }) => code);
  const sees = new Set<string>();
  const records = new Set<string>();
  for (const { role, organisation } of person.assignments) {
    const tier = tree.find(organisation)?.tier;
    const rule = RULES.find((candidate) => tier !== undefined && candidate.tiers.includes(tier) && candidate.roles.includes(role));
    if (rule === undefined) continue;
    for (const code of reached(rule.sees, organisation, stations)) sees.add(code);
    for (const code of reached(rule.records, organisation, stations)) records.add(code);
  }
  return { sees: [...sees], records: [...records] };
}

function reached(reach: Reach, own: string, all: readonly string[]): readonly string[] {
  switch (reach) {
    case 'all':
      return all;
    case 'own':
      return [own];
    case 'none':
      return [];
  }
}
